"""How often what is said with a confidence is right, on figures that can be reckoned by hand."""

import pytest

from corpus.calibration import Tenth, calibrate


def test_what_is_as_often_right_as_said_has_no_error():
    found = calibrate([(0.75, True)] * 3 + [(0.75, False)])
    assert (found.reports, found.said, found.right, found.error) == (4, 0.75, 0.75, 0.0)
    assert found.brier == pytest.approx(0.1875)
    assert found.auc == 0.5


def test_each_tenth_weighs_by_its_reports():
    found = calibrate([(0.95, True), (0.95, True), (0.95, False), (0.25, False)])
    assert [tenth.reports for tenth in found.tenths] == [1, 3]
    assert found.tenths[0] == Tenth(least=0.2, reports=1, said=0.25, right=0.0)
    assert found.error == pytest.approx((0.25 + 3 * (0.95 - 2 / 3)) / 4)


@pytest.mark.parametrize(
    ("told", "auc"),
    [
        ([(0.9, True), (0.2, False)], 1.0),
        ([(0.2, True), (0.9, False)], 0.0),
        ([(0.5, True), (0.5, False)], 0.5),
        ([(0.9, True), (0.4, True), (0.5, False), (0.1, False)], 0.75),
        ([(0.9, True)], 0.5),
    ],
)
def test_auc_is_the_share_of_pairs_in_order(told, auc):
    assert calibrate(told).auc == auc


def test_certainty_belongs_to_the_last_tenth():
    assert calibrate([(1.0, True)]).tenths[0].least == 0.9
