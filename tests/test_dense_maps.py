"""Maps of graphs that are hard to walk: dense layers of goals, duties and units; a chain."""

from maps import SPECIAL, TOP, YEAR, figures, fill
from test_rules import CATALOGUE, Show, scope, show

from benchmarks.dense import LAYERS, LENGTH, WIDTH, chain, dense, text
from graph_model.profile import Stage
from queries.coverage import read_coverage
from queries.goal_states import read_goal_states
from queries.map_facts import Given

__all__ = ["show"]


def test_every_map_of_dense_layers_is_right(show: Show) -> None:
    reader = show(text(dense()))

    def rows(map_id: str, tier: str | None = None) -> dict[str, str]:
        return figures(read_coverage(reader, CATALOGUE, map_id, scope(), Given(tier=tier)))

    goal = "20/20 20/20 20/20 1/20 0/20 0/20 0/20"
    assert rows("goal-stage") == {f"g0-{i}": goal for i in range(WIDTH)}
    low = rows("goal-stage", YEAR)
    assert len(low) == WIDTH * (LAYERS - 1)
    assert low["g5-3"] == goal
    assert low["g11-3"] == "20/20 1/1 1/1 1/20 0/20 0/20 0/20"
    assert rows("goal-achievement")["g0-7"] == "0/20 0/20 0/20"
    units = rows("unit-stage")
    assert units == {f"u{layer}-{i}": "20/20 20/20 1/20 0/20 0/20 0/20"
                     for layer in range(LAYERS) for i in range(WIDTH)}  # fmt: skip
    assert rows("unit-unit") == {f"u11-{i}": " ".join(["1/1"] * WIDTH) for i in range(WIDTH)}
    points = rows("point-facet")
    assert points["p-0-0"] == "0/20 0/20 0/20 0/20"
    assert points["p-11-4"] == "0/1 0/1 0/1 0/1"
    tiers = rows("tier-link")
    assert (tiers[TOP], tiers[SPECIAL]) == ("0/20 20/20 0/20 0/20 0/20", "0/0 0/0 0/0 0/0 0/0")
    assert tiers[YEAR] == "220/220 200/220 0/220 0/220 0/220"
    assert rows("standard-part") == {"s": "0/1 0/1 0/1 0/1 0/1 0/1"}
    assert rows("layer-kind")["学校"] == "0/240 0/0 0/0"
    assert rows("layer-system")["学校"] == "1/20 0/0 0/0 0/0 0/0"
    assert rows("object-kind") == {}


def test_every_goal_of_dense_layers_breaks_at_the_same_duties(show: Show) -> None:
    found = read_goal_states(show(text(dense())), scope())
    assert len(found) == LAYERS * WIDTH
    for state in found.values():
        assert state.broken is not None and state.cycle is None
        assert state.broken.stage is Stage.STANDARD
        assert [one.id for one in state.broken.subjects] == sorted(
            f"d11-{i}" for i in range(1, WIDTH)
        )


def test_a_chain_of_goals_counts_what_stands_at_its_end(show: Show) -> None:
    whole = "1/1 1/1 1/1 0/1 0/1 0/1 0/1"
    assert figures(fill(show, "goal-stage", text(chain()))) == {"g0": whole}
    low = figures(fill(show, "goal-stage", text(chain()), given=Given(tier=YEAR)))
    assert len(low) == LENGTH - 1
    assert set(low.values()) == {whole}
    states = read_goal_states(show(text(chain())), scope())
    assert {state.first_missing for state in states.values()} == {Stage.STANDARD}
