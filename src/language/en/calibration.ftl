# The section on calibration.

calibration-reasons = Reasons that the researcher gives for the anchors and thresholds:
calibration-reason = { $set } ({ $label }): { $reason }

calibration-column-label = Label
calibration-column-source = Column
calibration-column-exclusion = Full non-membership
calibration-column-crossover = Crossover
calibration-column-inclusion = Full membership
calibration-column-score = Score at full membership
calibration-column-curve = Curve
calibration-column-power-below = Power below
calibration-column-power-above = Power above
calibration-column-method = Method
calibration-column-rule = Rule
calibration-column-mean = Mean
calibration-column-deviation = SD
calibration-column-minimum = Minimum
calibration-column-maximum = Maximum
calibration-column-above-half = Above 0.5
calibration-column-skewed = Skewed

calibration-direct-caption = Sets calibrated by the direct method: the raw values of full non-membership, crossover and full membership, and the score at full membership.
calibration-curves-caption = Sets whose curve runs from 0 at full non-membership over 0.5 at the crossover to 1 at full membership, in straight lines where the powers are 1; with ecdf, by the share of cases up to a value instead of the value.
calibration-rules-caption = Sets that are not calibrated by the direct method, and the rule of each.
calibration-distributions = Raw values (mean, sample standard deviation) and the share of cases with a membership above 0.5; a share outside 20 to 80 % counts as skewed.
calibration-distributions-with-range = Raw values (mean, sample standard deviation, range) and the share of cases with a membership above 0.5; a share outside 20 to 80 % counts as skewed.
calibration-raw-caption = Raw values of each case, by the set that they belong to.
calibration-memberships-caption = Memberships of each case after calibration; of a multi-value set, its values.

calibration-anchor = { $value } ({ $declared })
calibration-frozen-anchor = { $value } ({ $declared }, frozen)
calibration-frozen = Anchors marked as frozen keep the values of `{ $file }`, taken from the data with the SHA-256 `{ $sha }`.

calibration-linear = linear
calibration-bell = bell
calibration-inverse-bell = inverse bell
calibration-ecdf = ecdf
calibration-direct = direct
calibration-indirect = indirect
calibration-tfr = tfr
calibration-crisp = crisp
calibration-multi-value = multi_value
calibration-recode = recode
calibration-no-method = none

calibration-rule-indirect = rough scores by the share of the thresholds { $thresholds } exceeded, then a fractional logit on ln x, √x, x and x²
calibration-rule-tfr = share of cases up to a code, from 0 at the code 1
calibration-rule-crisp-from = in from { $threshold }
calibration-rule-crisp-below = in below { $threshold }
calibration-rule-values-given = values as given
calibration-rule-memberships-given = memberships as given
calibration-step-lowest = 0 below
calibration-step-from = { $value } from { $threshold }
calibration-step-up-to = up to { $at } → { $score }
calibration-step-above = above → { $score }

calibration-half-score = { $case } ({ $sets })
calibration-half-dropped = A score of exactly 0.5 in a condition puts a case in no row; these cases were left out: { $cases }.
calibration-half-raised = A score of exactly 0.5 in a condition puts a case in no row; these scores were raised by the declared constant: { $cases }.
calibration-no-half = No condition has a score of exactly 0.5.
calibration-outcome-half = The outcome has a score of exactly 0.5 for { $cases }.
