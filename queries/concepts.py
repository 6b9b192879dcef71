"""What may a gap be reported on that stands in no graph? Things that the profile lists."""

CONCEPTS = {"layer": ("层面", "layer"), "topic": ("主题", "topic")}
