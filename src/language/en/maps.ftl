# Two-way maps.

maps-title = Two decisions at a time
maps-legend = Each map moves two decisions together and shows which solution comes out; A is that of the main run, and the ring marks the declared values. Along a cut-off the fields of a map end where a score lies, so that they are exact; along other anchors the study is run in the middle of each of equal steps. The tables say what the letters stand for; the smallest fields have none.
maps-legend-raw = Each map moves two decisions together and shows which solution comes out; A is that of the main run, and the ring marks the declared values. Along a cut-off or a threshold the fields of a map end where a score or a raw value lies, so that they are exact; along other anchors the study is run in the middle of each of equal steps. The tables say what the letters stand for; the smallest fields have none.
maps-caption = What comes out for `{ $outcome }` ({ $kind } solution) when { $x } and { $y } are moved together: each solution with how it stands to that of the main run, and the share of the map where it comes out.
maps-further = { $n } further solutions
maps-incomplete = { $relation }, as far as models are listed

# Columns.

maps-column-letter = Letter
maps-column-relation = Relation
maps-column-solution = Solution (first model)
maps-column-models = Models
maps-column-fields = Fields
maps-column-share = Share of the map
