using HumasApi.Domain;
using HumasApi.Http;

namespace HumasApi.Publishing;

/// <summary>Which responses a change makes old: those that show one of its keys (<see cref="Shown"/>).</summary>
internal static class ChangedKeys
{
    /// <returns>The keys; null: any response may show it.</returns>
    public static IEnumerable<Guid>? Of(Change change)
    {
        // Every response shows units, tags or authors.
        if (change.Entity != ChangedEntity.Article)
            return null;
        var scopes = new[] { change.Before, change.After }.OfType<ChangeScope>().ToList();
        // Written by an earlier version: which translations it has is not known.
        if (scopes.Exists(scope => scope.Group is null))
            return null;
        return scopes
            .SelectMany(scope => scope.Tags.Concat(scope.Authors).Append(scope.Group!.Value).Concat(scope.Unit is { } unit ? [unit] : []))
            .Append(change.EntityId)
            .Append(Guid.Empty)
            .Distinct();
    }
}
