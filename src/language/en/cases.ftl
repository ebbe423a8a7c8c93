# The section on cases, and the cases to look at.

cases-of-all = { $cases } (of { $total })

cases-not-listed = Single cases are not listed: see the section on data and design.
cases-no-solution = There is no solution from which cases could be seen.
cases-introduction = Memberships of every case in the outcome, in each path and in the solution, which is the largest of the paths. Paths have the numbers of the configuration table. Types are those of the solution: typical (in both, and not more in the solution than in the outcome), deviant for consistency (in the solution: in kind when out of the outcome, in degree when in it to a lower degree), deviant for coverage (in the outcome, in no path), irrelevant (in neither); a score of exactly 0.5 has no type.
cases-heading = Cases and `{ $outcome }`{ $model }
cases-of-model = , model M{ $position }
cases-seen-from = Seen from the { $kind } solution{ $model }: { $paths }.
cases-path-and-formula = path { $label } is `{ $formula }`
cases-no-path = there is no path
cases-first-models = Cases are seen from the first { $some } of { $all } tied models.

cases-path = Path { $label }
cases-solution = Solution
cases-column-type = Type
cases-caption = Cases: membership in `{ $outcome }`, in each path and in the solution, and the type of the case.
cases-typical = typical
cases-deviant-in-kind = deviant (consistency, in kind)
cases-deviant-in-degree = deviant (consistency, in degree)
cases-deviant-for-coverage = deviant (coverage)
cases-irrelevant = irrelevant

cases-grid-title = Cases by path to { $outcome }
cases-grid-of-all = Every case by membership in `{ $outcome }`, highest first, with its membership in each path and in the solution: which paths cover which cases.
cases-grid-of-some = The cases in the outcome or in a path by membership in `{ $outcome }`, highest first, with its membership in each path and in the solution: which paths cover which cases.

cases-outside = Cases out of `{ $outcome }`: the nearest path is the one in which a case has its highest membership (of equals, the one with the fewest conditions in between), and a case is out of a path as long as it is out of one of its conditions. This says where a case stands to the paths that other cases took. It does not say that the outcome would follow: the paths describe the cases of this study, and a solution of this fit leaves room for exceptions.
cases-outside-with-raw = Cases out of `{ $outcome }`: the nearest path is the one in which a case has its highest membership (of equals, the one with the fewest conditions in between), and a case is out of a path as long as it is out of one of its conditions. The raw value is that at which membership in this one condition would pass 0.5, by the anchors of this study and with all other values as they are; a path that several conditions keep a case out of needs all of them. This says where a case stands to the paths that other cases took. It does not say that the outcome would follow: the paths describe the cases of this study, and a solution of this fit leaves room for exceptions.
cases-deviant = In a path and still not in `{ $outcome }` (deviant for consistency): { $cases }. No condition of the solution keeps them out; what they lack is not in the model.
cases-outside-caption = Cases out of `{ $outcome }` and out of every path: membership in the outcome, the nearest path and membership in it, each condition of the path that the case is out of, with its score.
cases-outside-caption-with-raw = Cases out of `{ $outcome }` and out of every path: membership in the outcome, the nearest path and membership in it, each condition of the path that the case is out of, with its score, its raw value, and from which raw value on the case would be in the condition.
cases-column-nearest = Nearest path
cases-column-in-path = In the path
cases-column-kept-out = Kept out by
cases-column-score = Score
cases-column-raw = Raw value
cases-column-crossing = In the condition
cases-above = above { $value }
cases-below = below { $value }
cases-at-least = { $value } or more
cases-at-most = { $value } or less
cases-exactly = exactly { $value }
cases-or = {" or "}
