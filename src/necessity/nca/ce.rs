//! Ceiling envelopment: CE-FDH goes from peer to peer in steps, CE-VRS in straight pieces.

use super::Range;
use super::peers::Peer;

/// How an envelope goes from one peer to the next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    /// Level, then straight up.
    Steps,
    /// In a straight line.
    Pieces,
}

/// The part of the scope above an envelope through these peers.
///
/// Left of the first peer no case is, and all of the scope is above; above the last peer too. In
/// between, each rise from one peer to the next adds the width to its left: up to the higher peer
/// with steps, up to the middle with pieces.
///
/// # References
/// Dul (2016), as for [`Ceiling`](crate::study::Ceiling).
pub(super) fn zone(peers: &[Peer], way: Way, u: Range, v: Range) -> f64 {
    let (Some(first), Some(last)) = (peers.first(), peers.last()) else {
        return 0.0;
    };
    let between: f64 = peers
        .windows(2)
        .map(|pair| {
            let right = match way {
                Way::Steps => pair[1].u,
                Way::Pieces => f64::midpoint(pair[0].u, pair[1].u),
            };
            (right - u.min) * (pair[1].v - pair[0].v)
        })
        .sum();
    (first.u - u.min) * (first.v - v.min) + between + u.length() * (v.max - last.v)
}

/// The lowest u at which an envelope reaches an outcome; `None` where it never does.
pub(super) fn reaches(peers: &[Peer], way: Way, outcome: f64, close: f64) -> Option<f64> {
    let at = peers.iter().position(|peer| peer.v >= outcome - close)?;
    let peer = peers[at];
    match (way, at.checked_sub(1).map(|before| peers[before])) {
        (Way::Pieces, Some(before)) if outcome < peer.v => {
            let share = (outcome - before.v) / (peer.v - before.v);
            Some(before.u + share * (peer.u - before.u))
        }
        _ => Some(peer.u),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const UNIT: Range = Range { min: 0.0, max: 1.0 };

    fn peers(points: &[(f64, f64)]) -> Vec<Peer> {
        let peer = |&(u, v)| Peer { u, v, cases: 1 };
        points.iter().map(peer).collect()
    }

    #[test]
    fn zones_by_hand() {
        let through = peers(&[(0.0, 0.0), (0.5, 0.8), (1.0, 1.0)]);
        // 0.5 · 0.8 + 1 · 0.2, and half of the steps less: 0.25 · 0.8 + 0.75 · 0.2.
        assert!((zone(&through, Way::Steps, UNIT, UNIT) - 0.6).abs() < 1e-12);
        assert!((zone(&through, Way::Pieces, UNIT, UNIT) - 0.35).abs() < 1e-12);
        // One peer at (0.2, 0.9) in a wider scope: 0.2 · 0.9 + 1 · 0.1.
        let single = peers(&[(0.2, 0.9)]);
        assert!((zone(&single, Way::Steps, UNIT, UNIT) - 0.28).abs() < 1e-12);
    }

    #[test]
    fn where_an_outcome_is_reached_by_hand() {
        let through = peers(&[(0.0, 0.0), (0.5, 0.8), (1.0, 1.0)]);
        let at = |way, outcome| reaches(&through, way, outcome, 1e-9);
        assert_eq!(at(Way::Steps, 0.4), Some(0.5));
        assert_eq!(at(Way::Pieces, 0.4), Some(0.25));
        assert_eq!(at(Way::Pieces, 0.9), Some(0.75));
        assert_eq!(at(Way::Steps, 1.1), None);
    }
}
