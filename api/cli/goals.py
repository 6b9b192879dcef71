"""gangmu goals: where each goal breaks, how much of it is whole, and who answers."""

from dataclasses import asdict
from typing import Annotated

import typer

from api.cli.app import Day, Revision, app
from api.cli.asked import Format, asking
from api.cli.tables import ListFormat, console, print_json, table
from api.names import CYCLE_NAMES, STAGE_NAMES, foot
from graph_model.profile import Profile
from queries.goal_states import GoalState, read_goal_states, states_of_tier


@app.command()
def goals(
    context: typer.Context,
    tier: Annotated[str | None, typer.Option(help="只列这一层级, 如 年度任务")] = None,
    today: Day = None,
    revision: Revision = None,
    format: Format = ListFormat.TABLE,
) -> None:
    """列出每个目标最薄弱的一条链条: 断在哪一环节、由谁负责、各环节已完整多少。"""
    with asking(context, today, revision) as (_, asked):
        found = read_goal_states(asked.reader, asked.scope)
        profile = asked.scope.profile
        states = states_of_tier(found, profile, tier)
    if format is ListFormat.JSON:
        print_json([asdict(one) | {"first_missing": one.first_missing} for one in states])
        return
    columns = ["目标", "层级", "最先缺少", "应由", *(STAGE_NAMES[one] for one in profile.stages)]
    out = console()
    out.print(table(f"目标 {len(states)} 个", columns, [_row(one, profile) for one in states]))
    out.print(foot(asked.stamp))


def _row(state: GoalState, profile: Profile) -> list[object]:
    missing = STAGE_NAMES[state.first_missing] if state.first_missing else "完整"
    cycle = f"({CYCLE_NAMES[state.cycle]})" if state.cycle else ""
    units = "、".join(unit.name for unit in state.broken.units) if state.broken else ""
    counts = {one.stage: f"{one.covered}/{one.total}" for one in state.counts}
    figures = [counts[stage] for stage in profile.stages]
    return [state.goal.name, state.tier or "", missing + cycle, units, *figures]
