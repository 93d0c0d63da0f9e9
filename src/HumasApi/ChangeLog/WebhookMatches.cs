using HumasApi.Data;
using HumasApi.Domain;
using Microsoft.EntityFrameworkCore;

namespace HumasApi.ChangeLog;

/// <summary>Which webhooks get which changes.</summary>
internal static class WebhookMatches
{
    /// <param name="database">The database.</param>
    /// <param name="webhook">Only this one, also while it is disabled; null: all that are active.</param>
    /// <param name="changes">The changes, in their order.</param>
    /// <param name="now">The moment.</param>
    /// <param name="stop">Ends the wait.</param>
    public static async Task<List<WebhookDelivery>> OfAsync(
        HumasDbContext database,
        Guid? webhook,
        IReadOnlyList<Change> changes,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        var webhooks = await database
            .Webhooks.AsNoTracking()
            .Where(one => webhook == null ? one.DisabledAt == null : one.Id == webhook)
            .ToListAsync(stop);
        if (webhooks.Count == 0)
            return [];
        var below = await BelowAsync(database, [.. webhooks.Where(one => one.Subtree).Select(one => one.UnitId!.Value)], now, stop);
        var called = await EverCalledAsync(database, [.. webhooks.Select(one => one.TagId).OfType<Guid>()], stop);
        var scopes = webhooks.ToDictionary(
            one => one.Id,
            one =>
                (
                    Units: one.UnitId is not { } unit ? null
                    : one.Subtree ? below[unit].Append(unit).ToHashSet()
                    : [unit],
                    Tags: one.TagId is { } tag ? called[tag].ToHashSet() : null
                )
        );
        var hidden = await HiddenAsync(database, changes, stop);
        return
        [
            .. from change in changes
            where !hidden.Contains(change.EntityId)
            from one in webhooks
            where webhook is not null || change.Position > one.SincePosition
            where Asks(one, change, scopes[one.Id].Units, scopes[one.Id].Tags)
            select new WebhookDelivery
            {
                WebhookId = one.Id,
                Position = change.Position,
                Event = change.Kind,
                At = change.At,
                Entity = change.Entity,
                EntityId = change.EntityId,
                Significance = change.Significance,
                NextAt = now,
            },
        ];
    }

    private static bool Asks(Webhook webhook, Change change, HashSet<Guid>? units, HashSet<Guid>? tags)
    {
        if (!(webhook.EventTypes.Count > 0 ? webhook.EventTypes : Webhook.Events).Contains(change.Kind))
            return false;
        // What it was before counts as well: a webhook of a unit gets the change by which an article left it.
        ChangeScope?[] scopes = [change.Before, change.After];
        if (change.Entity == ChangedEntity.Unit)
            return units is null || units.Contains(change.EntityId);
        if (change.Entity != ChangedEntity.Article)
            return true;
        return scopes
            .OfType<ChangeScope>()
            .Any(scope =>
                (units is null || (scope.Unit is { } unit && units.Contains(unit))) && (tags is null || scope.Tags.Exists(tags.Contains))
            );
    }

    // The units below each of these, as the tree is at the moment.
    private static async Task<ILookup<Guid, Guid>> BelowAsync(
        HumasDbContext database,
        Guid[] units,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        var moment = now.UtcDateTime;
        return units.Length == 0
            ? Enumerable.Empty<UnitAncestor>().ToLookup(row => row.AncestorId, row => row.UnitId)
            : (
                await database
                    .UnitAncestors.Where(row => units.Contains(row.AncestorId) && row.FromAt <= moment && row.ToAt > moment)
                    .ToListAsync(stop)
            ).ToLookup(row => row.AncestorId, row => row.UnitId);
    }

    // What each of these tags is called in changes: the one that took its place, and those that were merged into that before.
    private static async Task<ILookup<Guid, Guid>> EverCalledAsync(HumasDbContext database, Guid[] tags, CancellationToken stop)
    {
        if (tags.Length == 0)
            return Enumerable.Empty<Guid>().ToLookup(id => id);
        var pairs = await (
            from tag in database.Tags
            where tags.Contains(tag.Id)
            from other in database.Tags
            where other.Id == (tag.MergedIntoId ?? tag.Id) || other.MergedIntoId == (tag.MergedIntoId ?? tag.Id)
            select new { tag.Id, Other = other.Id }
        ).ToListAsync(stop);
        return pairs.ToLookup(pair => pair.Id, pair => pair.Other);
    }

    // Authors and tags that no reader has seen yet.
    private static async Task<HashSet<Guid>> HiddenAsync(HumasDbContext database, IReadOnlyList<Change> changes, CancellationToken stop)
    {
        Guid[] Of(ChangedEntity entity) =>
            [.. changes.Where(change => change.Entity == entity).Select(change => change.EntityId).Distinct()];
        var (authors, tags) = (Of(ChangedEntity.Author), Of(ChangedEntity.Tag));
        if (authors.Length + tags.Length == 0)
            return [];
        var known = await database
            .Authors.Where(author => authors.Contains(author.Id) && author.FirstPublishedAt != null)
            .Select(author => author.Id)
            .Concat(database.Tags.Where(tag => tags.Contains(tag.Id) && tag.FirstPublishedAt != null).Select(tag => tag.Id))
            .ToListAsync(stop);
        return [.. authors.Concat(tags).Except(known)];
    }
}
