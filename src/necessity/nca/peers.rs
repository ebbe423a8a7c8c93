use std::cmp::Ordering;

/// A point of the border, in the turned plane, and how many cases lie on it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Peer {
    /// Its turned condition.
    pub u: f64,
    /// Its turned outcome.
    pub v: f64,
    /// Cases at this very point.
    pub cases: u32,
}

/// Writes the running maxima of v to `found`: of cases by rising u, those with a higher v than all
/// cases with a lower u and at least the v of those with the same u.
///
/// Cases with the same u may come in any order.
pub(super) fn peers(cases: impl IntoIterator<Item = (f64, f64)>, found: &mut Vec<Peer>) {
    found.clear();
    for (u, v) in cases {
        let peer = Peer { u, v, cases: 1 };
        let Some(last) = found.last_mut() else {
            found.push(peer);
            continue;
        };
        let beside = u.partial_cmp(&last.u) == Some(Ordering::Equal);
        match v.partial_cmp(&last.v) {
            Some(Ordering::Greater) if beside => *last = peer,
            Some(Ordering::Greater) => found.push(peer),
            Some(Ordering::Equal) if beside => last.cases += 1,
            _ => {}
        }
    }
}

/// Writes the peers that are corners of the upper convex hull to `hull`: from one to the next the
/// border rises less and less.
pub(super) fn hull(peers: &[Peer], hull: &mut Vec<Peer>) {
    hull.clear();
    for &peer in peers {
        while let [.., before, last] = hull[..]
            && rise(before, last, peer) <= 0.0
        {
            hull.pop();
        }
        hull.push(peer);
    }
}

/// Above 0 when the middle of three points lies above the line through the other two.
fn rise(a: Peer, b: Peer, c: Peer) -> f64 {
    (b.v - a.v) * (c.u - b.u) - (c.v - b.v) * (b.u - a.u)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn points(peers: &[Peer]) -> Vec<(f64, f64, u32)> {
        peers.iter().map(|p| (p.u, p.v, p.cases)).collect()
    }

    #[test]
    fn peers_are_running_maxima_and_duplicates_are_counted() {
        let mut found = Vec::new();
        // By hand: (0, 3) replaces (0, 1); (1, 3) is not higher; (2, 5) stands twice, whatever
        // stands between.
        let cases = [
            (0.0, 1.0),
            (0.0, 3.0),
            (1.0, 3.0),
            (2.0, 5.0),
            (2.0, 4.0),
            (2.0, 5.0),
        ];
        peers(cases, &mut found);
        assert_eq!(points(&found), [(0.0, 3.0, 1), (2.0, 5.0, 2)]);
    }

    #[test]
    fn the_hull_leaves_out_peers_below_and_on_its_lines() {
        let (mut found, mut corners) = (Vec::new(), Vec::new());
        // By hand: (1, 1) lies on the line from (0, 0) to (2, 2), and (3, 2.5) below that from
        // (2, 2) to (4, 4) which continues it.
        peers(
            [
                (0.0, 0.0),
                (1.0, 1.0),
                (2.0, 2.0),
                (3.0, 2.5),
                (4.0, 4.0),
                (6.0, 5.0),
            ],
            &mut found,
        );
        hull(&found, &mut corners);
        assert_eq!(
            points(&corners),
            [(0.0, 0.0, 1), (4.0, 4.0, 1), (6.0, 5.0, 1)]
        );
    }
}
