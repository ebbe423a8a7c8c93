# The section on claims.

claims-none = The study declares no claims to check.
claims-caption = Claims, what each expects of the results, and what was found.
claims-column-claim = Claim
claims-column-expected = Expected
claims-column-found = Found
claims-column-holds = Holds
claims-holding = Claims that hold: { $holding } of { $all }. With tied models a claim holds when every model satisfies it.
claims-departs = “{ $claim }” is known to depart from the data: { $reason }
claims-holds-all-the-same = “{ $claim }” holds, although the study file says that it departs from the data: { $reason }
