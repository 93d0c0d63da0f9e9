using HumasApi.Data;
using HumasApi.Domain;
using Microsoft.EntityFrameworkCore;

namespace HumasApi.ChangeLog;

/// <summary>Which webhooks are told of which changes.</summary>
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
        var units = new Dictionary<Guid, HashSet<Guid>>();
        foreach (var one in webhooks.Where(one => one.UnitId is not null))
            units[one.Id] = await UnitsAsync(database, one, now, stop);
        var tags = new Dictionary<Guid, HashSet<Guid>>();
        foreach (var one in webhooks.Where(one => one.TagId is not null))
            tags[one.Id] = await TagsAsync(database, one.TagId!.Value, stop);
        var hidden = await HiddenAsync(database, changes, stop);
        return
        [
            .. from change in changes
            where !hidden.Contains(change.EntityId)
            from one in webhooks
            where webhook is not null || change.Position > one.SincePosition
            where Asks(one, change, units.GetValueOrDefault(one.Id), tags.GetValueOrDefault(one.Id))
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
        // What it was before counts as well: who follows a unit is told that an article has left it.
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

    private static async Task<HashSet<Guid>> UnitsAsync(
        HumasDbContext database,
        Webhook webhook,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        var (unit, moment) = (webhook.UnitId!.Value, now.UtcDateTime);
        return !webhook.Subtree
            ? [unit]
            :
            [
                unit,
                .. await database
                    .UnitAncestors.Where(row => row.AncestorId == unit && row.FromAt <= moment && row.ToAt > moment)
                    .Select(row => row.UnitId)
                    .ToListAsync(stop),
            ];
    }

    // With those that were merged into it: changes from before then name them.
    private static async Task<HashSet<Guid>> TagsAsync(HumasDbContext database, Guid tag, CancellationToken stop)
    {
        var heir = await database.Tags.Where(one => one.Id == tag).Select(one => one.MergedIntoId ?? one.Id).SingleAsync(stop);
        return [heir, .. await database.Tags.Where(one => one.MergedIntoId == heir).Select(one => one.Id).ToListAsync(stop)];
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
