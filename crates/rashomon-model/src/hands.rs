//! Many pieces of work at once, without the stages knowing of threads: whoever calls a stage lends it hands.

/// Does pieces of work that know nothing of one another, in whatever order or at one time.
pub trait Hands: Sync {
    /// What work makes of each number below `count`, in the order of the numbers.
    fn each<T: Send>(&self, count: usize, work: impl Fn(usize) -> T + Sync + Send) -> Vec<T>;
}

/// One piece after another.
#[derive(Clone, Copy, Debug)]
pub struct Alone;

impl Hands for Alone {
    fn each<T: Send>(&self, count: usize, work: impl Fn(usize) -> T + Sync + Send) -> Vec<T> {
        (0..count).map(work).collect()
    }
}
