using HumasApi.Domain;

namespace HumasApi.ChangeLog;

/// <summary>
/// Something in this process that follows the change log: a cache, a feed, an index. Register another one and it is kept in
/// step; the follower knows none of them by name.
/// </summary>
internal interface IChangeConsumer
{
    /// <summary>Reading begins, or begins again after a gap: drop everything, and hold what is read from now on.</summary>
    void Restart();

    /// <summary>
    /// Takes in committed changes, in the order of their positions; those of articles a second time when a standby that Delivery reads
    /// shows them. Must be quick and must not throw.
    /// </summary>
    void Consume(IReadOnlyList<Change> changes);

    /// <summary>All that the log said a moment ago was taken in.</summary>
    void Confirm() { }

    /// <summary>The log cannot be read: hold nothing until <see cref="Restart"/>.</summary>
    void Suspend();
}
