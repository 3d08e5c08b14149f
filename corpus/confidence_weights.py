"""The weights of what speaks for and against a report: log-odds of its event, place and day, fitted.

Written by benchmarks/fit_confidence_weights.py.
"""

from corpus.grounds import Ground

BIAS = (3.03, 1.04, 1.36)

WEIGHTS = {
    Ground.TOLD_AGAIN: (0.54, 0.07, 0.00),
    Ground.FIGURES: (1.44, 0.13, 0.00),
    Ground.OPENING: (0.35, 0.00, 0.00),
    Ground.VAGUE: (-0.22, -0.85, -0.15),
    Ground.RECALLED: (-0.49, 0.00, -0.67),
    Ground.BACKGROUND: (-2.54, 0.00, 0.00),
    Ground.NOT_HAPPENED: (-2.19, 0.00, 0.00),
    Ground.IN_PASSING: (-0.38, 0.00, 0.00),
    Ground.PLACE_NAMED: (0.00, 0.12, 0.00),
    Ground.LOCAL_NEWS: (0.00, 0.00, 0.00),
    Ground.LOCAL_GUESS: (0.00, -0.39, 0.00),
    Ground.PLACE_CARRIED: (0.00, 0.00, 0.00),
    Ground.PLACE_OF_ARTICLE: (0.00, -0.04, 0.00),
    Ground.NO_RIVAL: (0.00, 1.00, 0.00),
    Ground.RIVAL: (0.00, -0.11, 0.00),
    Ground.NEAR_RIVAL: (0.00, -0.89, 0.00),
    Ground.UNLIKELY_NAME: (0.00, -0.62, 0.00),
    Ground.LISTED: (0.00, 1.37, 1.86),
    Ground.WIDE: (0.00, -0.96, 0.00),
    Ground.OTHER_PLACES: (0.00, -0.56, 0.00),
    Ground.FEW_PLACES: (0.00, 0.55, 0.00),
    Ground.OTHER_PLACE_OFTENER: (0.00, -0.48, 0.00),
    Ground.DAY_NAMED: (0.00, 0.00, 0.18),
    Ground.CLOCK: (0.00, 0.00, 0.25),
    Ground.DAY_ELSEWHERE: (0.00, 0.00, -0.50),
    Ground.DAY_CARRIED: (0.00, 0.00, 0.00),
    Ground.DAY_OF_SPEECH: (0.00, 0.00, -0.91),
    Ground.DAY_OF_NEWS: (0.00, 0.00, -0.61),
    Ground.MAYBE_LATER: (0.00, 0.00, -0.27),
    Ground.SEVERAL_TIMES: (0.00, 0.00, -0.48),
    Ground.DAY_AT_OPENING: (0.00, 0.00, 0.25),
    Ground.ONE_DAY: (0.00, 0.00, 1.11),
    Ground.MANY_DAYS: (0.00, 0.00, -0.49),
    Ground.OTHER_DAY_OFTENER: (0.00, 0.00, -0.22),
    Ground.OLD_NEWS: (0.00, 0.00, -0.28),
}
