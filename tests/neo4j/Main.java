import static org.neo4j.configuration.GraphDatabaseSettings.auth_enabled;
import static org.neo4j.configuration.GraphDatabaseSettings.cypher_min_replan_interval;
import static org.neo4j.configuration.GraphDatabaseSettings.preallocate_logical_logs;
import static org.neo4j.configuration.GraphDatabaseSettings.udc_enabled;

import java.nio.file.Path;
import java.time.Duration;
import org.neo4j.configuration.connectors.BoltConnector;
import org.neo4j.configuration.helpers.SocketAddress;
import org.neo4j.dbms.api.DatabaseManagementServiceBuilder;

/**
 * A Neo4j server for tests: Main.java HOME PORT SECONDS, on the loopback, without sign-in.
 *
 * SECONDS: how long a query keeps its plan, however much the graph has changed.
 */
class Main {
    public static void main(String[] arguments) throws Exception {
        var address = new SocketAddress("127.0.0.1", Integer.parseInt(arguments[1]));
        var server = new DatabaseManagementServiceBuilder(Path.of(arguments[0]))
                .setConfig(BoltConnector.enabled, true)
                .setConfig(BoltConnector.listen_address, address)
                .setConfig(auth_enabled, false)
                .setConfig(udc_enabled, false)
                .setConfig(preallocate_logical_logs, false)
                .setConfig(cypher_min_replan_interval, Duration.ofSeconds(Integer.parseInt(arguments[2])))
                .build();
        System.in.read(); // until the tests close the pipe, also by dying
        server.shutdown();
        System.exit(0);
    }
}
