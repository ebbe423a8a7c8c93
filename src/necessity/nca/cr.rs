//! Ceiling regression: the least-squares line through the peers (CR-FDH) or through those of them
//! that are corners of the hull (CR-VRS).

use super::peers::Peer;
use super::straight::Straight;

/// The least-squares line through peers, each counted once for every case on it; `None` when there
/// are not two of them.
///
/// # References
/// Dul (2016), as for [`Ceiling`](crate::study::Ceiling).
pub(super) fn regression(peers: &[Peer]) -> Option<Straight> {
    if peers.len() < 2 {
        return None;
    }
    let weight = |peer: &Peer| f64::from(peer.cases);
    let cases: f64 = peers.iter().map(weight).sum();
    let mean_u = peers.iter().map(|peer| weight(peer) * peer.u).sum::<f64>() / cases;
    let mean_v = peers.iter().map(|peer| weight(peer) * peer.v).sum::<f64>() / cases;
    let sum = |term: &dyn Fn(&Peer) -> f64| peers.iter().map(term).sum::<f64>();
    let products = sum(&|peer| weight(peer) * (peer.u - mean_u) * (peer.v - mean_v));
    let squares = sum(&|peer| weight(peer) * (peer.u - mean_u) * (peer.u - mean_u));
    let slope = products / squares;
    Some(Straight {
        slope,
        intercept: mean_v - slope * mean_u,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_peer_counts_once_for_each_of_its_cases() {
        let peer = |u, v, cases| Peer { u, v, cases };
        // By hand, with means 1 and 2: ((−1)(−2) + 0 + (1)(2)) / 2 = 2, and 2 − 2 · 1 = 0.
        let line = regression(&[peer(0.0, 0.0, 1), peer(1.0, 2.0, 1), peer(2.0, 4.0, 1)]).unwrap();
        assert!((line.slope - 2.0).abs() < 1e-12 && line.intercept.abs() < 1e-12);
        // By hand: (0, 0) twice, (1, 1), (3, 2). Means 1 and 0.75; products 2(−1)(−0.75) + 0 +
        // 2(1.25) = 4; squares 2 + 0 + 4 = 6; slope 2/3, intercept 0.75 − 2/3.
        let line = regression(&[peer(0.0, 0.0, 2), peer(1.0, 1.0, 1), peer(3.0, 2.0, 1)]).unwrap();
        assert!((line.slope - 2.0 / 3.0).abs() < 1e-12);
        assert!((line.intercept - (0.75 - 2.0 / 3.0)).abs() < 1e-12);
        assert_eq!(regression(&[peer(0.0, 0.0, 5)]), None);
    }
}
