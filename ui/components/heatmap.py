"""A coverage map as a heat map with numbers in its cells."""

from typing import Any

import streamlit as st

from ui.words import say

LOW, MIDDLE, HIGH, EMPTY = "#d9730d", "#f7f2df", "#2f6db0", "#e6e6e6"
ROW_HEIGHT, FRAME = 34, 90
Json = dict[str, Any]


def heatmap(rows: list[Json], columns: list[str], cells: list[Json], key: str) -> Json | None:
    """Draw the map; the cell that was clicked, or None."""
    listed = [_item(cell, rows, columns) for cell in cells]
    state = st.echarts_chart(
        _spec(rows, columns, listed),
        height=FRAME + ROW_HEIGHT * len(rows),
        key=key,
        on_select="rerun",
        renderer="svg",
        alt=say("map_title"),
    )
    chosen = [
        index for series in state["selection"]["selected"] for index in series["data_indices"]
    ]
    return cells[chosen[-1]] if chosen and chosen[-1] < len(cells) else None


def _item(cell: Json, rows: list[Json], columns: list[str]) -> Json:
    row = next(i for i, one in enumerate(rows) if one["id"] == cell["row"])
    total, covered = cell["total"], cell["covered"]
    share = round(100 * covered / total) if total else None
    caption = f"{covered}/{total}" if total else "–"
    dark = share is not None and (share < 25 or share > 85)
    no_duties = {"visualMap": False, "itemStyle": {"color": EMPTY}}
    return {
        **({} if total else no_duties),
        "value": [columns.index(cell["column"]), row, share or 0],
        "name": f"{rows[row]['name']} × {say(cell['column'])}: {caption}",
        "label": {"formatter": caption, "color": "#ffffff" if dark else "#222222"},
    }


def _spec(rows: list[Json], columns: list[str], items: list[Json]) -> Json:
    return {
        "animation": False,
        "tooltip": {"formatter": "{b}"},
        "grid": {"left": 8, "right": 8, "top": 34, "bottom": 44, "containLabel": True},
        "xAxis": {**_axis([say(column) for column in columns]), "position": "top"},
        "yAxis": {**_axis([row["label"] for row in rows]), "inverse": True},
        "visualMap": {
            "min": 0,
            "max": 100,
            "orient": "horizontal",
            "left": "center",
            "bottom": 0,
            "text": ["100%", "0%"],
            "itemHeight": 120,
            "inRange": {"color": [LOW, MIDDLE, HIGH]},
        },
        "series": [
            {
                "type": "heatmap",
                "data": items,
                "selectedMode": "single",
                "label": {"show": True},
                "itemStyle": {"borderColor": "#ffffff", "borderWidth": 2},
                "select": {"itemStyle": {"borderColor": "#111111", "borderWidth": 3}},
            }
        ],
    }


def _axis(names: list[str]) -> Json:
    return {
        "type": "category",
        "data": names,
        "axisTick": {"show": False},
        "axisLine": {"show": False},
        "axisLabel": {"hideOverlap": False, "interval": 0},
    }
