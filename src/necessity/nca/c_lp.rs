//! Ceiling by linear programming (C-LP).

use super::Range;
use super::peers::Peer;
use super::straight::Straight;

/// Of all lines that no peer lies above, the one with the smallest sum of vertical distances to the
/// peers, each counted once for every case on it; `None` when there are not two peers.
///
/// The sum is smallest where the line is lowest at the mean u of the peers. That is the edge of the
/// upper hull (`corners`) above the mean. Where the mean is at a corner, every line between its two
/// edges has the same sum: the edge that leaves the larger zone is taken.
///
/// # References
/// Dul (2016), as for [`Ceiling`](crate::study::Ceiling).
pub(super) fn lowest_line(
    peers: &[Peer],
    corners: &[Peer],
    u: Range,
    v: Range,
) -> Option<Straight> {
    let cases: f64 = peers.iter().map(|peer| f64::from(peer.cases)).sum();
    let sum: f64 = peers
        .iter()
        .map(|peer| f64::from(peer.cases) * peer.u)
        .sum();
    let mean = sum / cases;
    let close = super::space::CLOSE * u.length();
    let edges = corners.windows(2);
    let above = edges.filter(|edge| edge[0].u - close <= mean && mean <= edge[1].u + close);
    above
        .map(|edge| through(edge[0], edge[1]))
        .reduce(|best, line| {
            if line.zone(u, v) > best.zone(u, v) {
                line
            } else {
                best
            }
        })
}

fn through(a: Peer, b: Peer) -> Straight {
    let slope = (b.v - a.v) / (b.u - a.u);
    Straight {
        slope,
        intercept: a.v - slope * a.u,
    }
}

#[cfg(test)]
mod tests {
    use super::super::peers::hull;
    use super::*;

    fn line(points: &[(f64, f64, u32)]) -> Straight {
        let peer = |&(u, v, cases)| Peer { u, v, cases };
        let peers: Vec<Peer> = points.iter().map(peer).collect();
        let mut corners = Vec::new();
        hull(&peers, &mut corners);
        let unit = Range { min: 0.0, max: 1.0 };
        lowest_line(&peers, &corners, unit, unit).unwrap()
    }

    #[test]
    fn the_edge_above_the_mean_of_the_peers() {
        // By hand: hull (0, 0), (0.2, 0.6), (1, 1). Means of u: 1.2/3 = 0.4 on the right edge, of
        // slope 0.5; with two more cases at (0, 0), 1.2/5 = 0.24, still there; with five, 1.2/8 =
        // 0.15, on the left edge, of slope 3.
        let slope = |cases| line(&[(0.0, 0.0, cases), (0.2, 0.6, 1), (1.0, 1.0, 1)]).slope;
        assert!((slope(1) - 0.5).abs() < 1e-12);
        assert!((slope(3) - 0.5).abs() < 1e-12);
        assert!((slope(6) - 3.0).abs() < 1e-12);
    }

    #[test]
    fn at_a_corner_the_edge_with_the_larger_zone() {
        // By hand: the mean is 0.5, a corner. Left edge: 1.6 u, out of the scope at (0.625, 1), zone
        // 0.3125. Right edge: 0.6 + 0.4 u, zone 0.5 · 0.4 = 0.2.
        let found = line(&[(0.0, 0.0, 1), (0.5, 0.8, 1), (1.0, 1.0, 1)]);
        assert!((found.slope - 1.6).abs() < 1e-12 && found.intercept.abs() < 1e-12);
    }
}
