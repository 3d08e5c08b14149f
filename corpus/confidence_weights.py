"""The weights of what speaks for and against a report: log-odds of its event, place and day, fitted.

Written by benchmarks/fit_confidence_weights.py.
"""

from corpus.grounds import Ground

BIAS = (3.03, 0.57, 1.12)

WEIGHTS = {
    Ground.TOLD_AGAIN: (0.54, 0.06, 0.00),
    Ground.FIGURES: (1.44, 0.13, 0.00),
    Ground.OPENING: (0.35, 0.00, 0.09),
    Ground.VAGUE: (-0.22, -0.77, -0.17),
    Ground.RECALLED: (-0.49, 0.00, -0.66),
    Ground.BACKGROUND: (-2.54, 0.00, 0.00),
    Ground.NOT_HAPPENED: (-2.19, 0.00, 0.00),
    Ground.IN_PASSING: (-0.38, 0.00, 0.00),
    Ground.PLACE_NAMED: (0.00, 0.29, 0.00),
    Ground.LOCAL_NEWS: (0.00, 0.29, 0.00),
    Ground.LOCAL_GUESS: (0.00, -0.38, 0.00),
    Ground.PLACE_CARRIED: (0.00, 0.00, 0.00),
    Ground.PLACE_OF_ARTICLE: (0.00, -0.07, 0.00),
    Ground.NO_RIVAL: (0.00, 1.15, 0.00),
    Ground.RIVAL: (0.00, -0.08, 0.00),
    Ground.NEAR_RIVAL: (0.00, -1.07, 0.00),
    Ground.UNLIKELY_NAME: (0.00, -0.48, 0.00),
    Ground.LISTED: (0.00, 1.51, 2.06),
    Ground.WIDE: (0.00, -0.97, 0.00),
    Ground.OTHER_PLACES: (0.00, -0.59, 0.00),
    Ground.FEW_PLACES: (0.00, 0.53, 0.00),
    Ground.OTHER_PLACE_OFTENER: (0.00, -0.25, 0.00),
    Ground.DAY_NAMED: (0.00, 0.00, 0.18),
    Ground.CLOCK: (0.00, 0.00, 0.43),
    Ground.DAY_ELSEWHERE: (0.00, 0.00, -0.50),
    Ground.DAY_CARRIED: (0.00, 0.00, 0.00),
    Ground.DAY_OF_SPEECH: (0.00, 0.00, -1.10),
    Ground.DAY_OF_NEWS: (0.00, 0.00, -0.70),
    Ground.MAYBE_LATER: (0.00, 0.00, -0.40),
    Ground.SEVERAL_TIMES: (0.00, 0.00, -0.83),
    Ground.DAY_AT_OPENING: (0.00, 0.00, 0.33),
    Ground.ONE_DAY: (0.00, 0.00, 0.94),
    Ground.MANY_DAYS: (0.00, 0.00, -0.45),
    Ground.OTHER_DAY_OFTENER: (0.00, 0.00, -0.42),
    Ground.OLD_NEWS: (0.00, 0.00, 0.00),
}
