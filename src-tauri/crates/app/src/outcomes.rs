//! temp
use crate::Failure;
use cocrea_store::View;
pub(crate) fn view(_v: &View<'_>, _r: Option<&str>) -> Result<crate::wire::OutcomeView, Failure> { Err(Failure::refused("vote_missing")) }
pub(crate) fn winners(_v: &View<'_>) -> Result<Vec<cocrea_domain::Winner>, Failure> { Err(Failure::refused("vote_missing")) }
