namespace HumasApi.Domain;

/// <summary>The rules of the records that an act can violate. Each is a code of the catalogue of problems (409).</summary>
internal enum Rule
{
    FourEyes,
    IllegalTransition,
    ImportState,
    KeyRevoked,
    MergeIntoSelf,
    NoDraft,
    NotLive,
    NothingLive,
    NothingToPublish,
    ReviewRequired,
}

/// <summary>An act that the state of a record does not allow.</summary>
/// <param name="rule">Which rule.</param>
/// <param name="state">For <see cref="Rule.IllegalTransition"/>: the state, and those that the act needs.</param>
internal sealed class RuleViolation(Rule rule, TransitionState? state = null) : Exception(rule.ToString())
{
    public Rule Rule { get; } = rule;
    public TransitionState? State { get; } = state;
}

/// <summary>A state that does not allow an act.</summary>
/// <param name="Present">The state of the newest revision; null: live.</param>
/// <param name="Required">The states that allow the act.</param>
internal sealed record TransitionState(DraftState? Present, IReadOnlyList<DraftState> Required);
