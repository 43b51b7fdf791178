//! Of the statements of one page at most one answers a question best: matches that have a better rival count for less.
//!
//! Two accounts of one event tell each question about once. A statement whose very words stand on another page is not
//! answered there by the sentence next to them, however many words both share.

/// Two things and how alike they are.
pub type Pair = (usize, usize, f32);

/// The best match of a thing on one page, and the next best: how alike, and which.
type Best = [(f32, usize); 2];

const NONE: Best = [(0.0, usize::MAX); 2];
/// How alike a thing is to itself on a page that holds it.
const SELF: f32 = 1.0;

/// For each pair how alike the better match is that each of both has on every page of the other: of the first on the
/// pages of the second, and of the second on those of the first. `pages` are those that hold each thing, as indices.
pub fn rivals(pairs: &[Pair], pages: &[Vec<usize>]) -> Vec<[f32; 2]> {
    let mut matches: Vec<Vec<(usize, f32, usize)>> = vec![Vec::new(); pages.len()];
    for (at, (a, b, likeness)) in pairs.iter().enumerate() {
        matches[*a].push((*b, *likeness, at));
        matches[*b].push((*a, *likeness, at));
    }
    let mut rivals = vec![[0.0f32; 2]; pairs.len()];
    let mut best = vec![NONE; pages.iter().flatten().max().map_or(0, |last| last + 1)];
    for (thing, matches) in matches.iter().enumerate() {
        pages[thing].iter().for_each(|page| best[*page][0] = (SELF, thing));
        for (other, likeness, _) in matches {
            pages[*other].iter().for_each(|page| take(&mut best[*page], *likeness, *other));
        }
        for (other, _, at) in matches {
            let least = pages[*other].iter().map(|page| beside(&best[*page], *other)).fold(f32::MAX, f32::min);
            rivals[*at][usize::from(pairs[*at].0 != thing)] = least;
        }
        let touched = matches.iter().flat_map(|(other, ..)| &pages[*other]).chain(&pages[thing]);
        touched.for_each(|page| best[*page] = NONE);
    }
    rivals
}

/// Lowers the likeness `s` of each pair to `s²/r` where `r`, the likeness of the better of its rivals, is more than `s`.
/// Most alike first.
pub fn lowered(pairs: &[Pair], rivals: &[[f32; 2]]) -> Vec<Pair> {
    let one = |((a, b, s), [x, y]): (&Pair, &[f32; 2])| (*a, *b, beaten(*s, x.max(*y)));
    let mut pairs: Vec<Pair> = pairs.iter().zip(rivals).map(one).collect();
    pairs.sort_by(|x, y| y.2.total_cmp(&x.2).then((x.0, x.1).cmp(&(y.0, y.1))));
    pairs
}

/// How surely the second of each pair also answers the question of the first, and the other way round. What answers
/// several questions has a better match of its own where it is held against the one that it tells in passing: that
/// rival counts by half, one on its own page in full.
pub fn also_answered(pairs: &[Pair], rivals: &[[f32; 2]]) -> Vec<[Pair; 2]> {
    let one = |((a, b, s), [of_a, of_b]): (&Pair, &[f32; 2])| {
        let both = beaten(*s, of_a.max(*of_b));
        let answered = |rival: f32| f32::midpoint(both, beaten(*s, rival));
        [(*a, *b, answered(*of_a)), (*b, *a, answered(*of_b))]
    };
    pairs.iter().zip(rivals).map(one).collect()
}

/// What a likeness is worth beside that of a rival.
fn beaten(likeness: f32, rival: f32) -> f32 {
    likeness * (likeness / rival.max(likeness))
}

fn take(best: &mut Best, likeness: f32, thing: usize) {
    if likeness > best[0].0 {
        *best = [(likeness, thing), best[0]];
    } else if likeness > best[1].0 {
        best[1] = (likeness, thing);
    }
}

/// The likeness of the best match other than this one.
fn beside(best: &Best, thing: usize) -> f32 {
    if best[0].1 == thing { best[1].0 } else { best[0].0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rivalled(pairs: &[Pair], pages: &[Vec<usize>]) -> Vec<Pair> {
        lowered(pairs, &rivals(pairs, pages))
    }

    #[test]
    fn a_better_match_on_the_page_lowers_the_others() {
        let pairs = [(0, 1, 0.8), (0, 2, 0.4), (3, 2, 0.4)];
        let lowered = rivalled(&pairs, &[vec![0], vec![1], vec![1], vec![2]]);
        assert_eq!(lowered, [(0, 1, 0.8), (3, 2, 0.4), (0, 2, 0.2)]);
    }

    #[test]
    fn what_stands_on_the_page_itself_is_its_own_best_match() {
        let lowered = rivalled(&[(0, 1, 0.5)], &[vec![0, 1], vec![1, 0]]);
        assert_eq!(lowered, [(0, 1, 0.25)]);
    }

    #[test]
    fn a_page_without_a_better_match_is_enough() {
        let lowered = rivalled(&[(0, 1, 0.8), (0, 2, 0.4)], &[vec![0], vec![1], vec![1, 2]]);
        assert_eq!(lowered, [(0, 1, 0.8), (0, 2, 0.4)]);
    }

    #[test]
    fn what_answers_several_questions_is_beaten_by_half() {
        // The long statement 0 is more alike to 1 than to 2 on their page.
        let pairs = [(0, 1, 0.8), (0, 2, 0.4)];
        let rivals = rivals(&pairs, &[vec![0], vec![1], vec![1]]);
        let [_, [asked_by_long, asked_by_short]] = also_answered(&pairs, &rivals)[..] else { panic!("two pairs") };
        assert_eq!((asked_by_long.0, asked_by_long.1), (0, 2));
        assert!((asked_by_long.2 - 0.2).abs() < 1e-6);
        assert_eq!((asked_by_short.0, asked_by_short.1), (2, 0));
        assert!((asked_by_short.2 - 0.3).abs() < 1e-6);
    }
}
