using System.Buffers;
using System.Text.Json.Serialization;
using HumasApi.Domain;
using HumasApi.Publishing.Shapes;
using Microsoft.EntityFrameworkCore;

namespace HumasApi.Delivery.Sync;

/// <summary>What a response of a sync says; a <see cref="SyncData"/>.</summary>
internal sealed class SyncPage
{
    public List<SyncUnit> Units { get; } = [];
    public List<SyncAuthor> Authors { get; } = [];
    public List<SyncTag> Tags { get; } = [];
    public List<object> Articles { get; } = [];
    public List<SyncRemoved> Removed { get; } = [];

    [JsonIgnore]
    public bool IsEmpty => Units.Count + Authors.Count + Tags.Count + Articles.Count + Removed.Count == 0;
}

/// <summary>
/// Reads one response of a sync. State is read by id, changes in the order of the log; what they are about is read as it is now, so a
/// record that changes again meanwhile comes again, and none is lost. A change that moves many articles at once (a merged tag, a moved
/// unit) is one row of the log and is read article by article, by id.
/// </summary>
internal sealed class SyncReader(SyncRows rows, SyncToken token, int limit, SyncScope scope)
{
    private readonly SyncFilter filter = token.Filter;
    private readonly SyncPage page = new();

    public async Task<(SyncPage Page, SyncToken Token, bool HasMore)> ReadAsync(CancellationToken stop)
    {
        var (next, more) = token.Phase switch
        {
            SyncPhase.Changes or SyncPhase.Expansion => await ChangesAsync(stop),
            _ => (await StateAsync(stop), true),
        };
        return (page, next, more);
    }

    // All phases of state as far as they fit.
    private async Task<SyncToken> StateAsync(CancellationToken stop)
    {
        var (at, room) = (token, limit);
        while (at.Phase != SyncPhase.Changes && room > 0)
        {
            var (read, last) = at.Phase switch
            {
                SyncPhase.Units => await RecordsAsync(
                    page.Units,
                    rows.Units(null, at.After),
                    ChangedEntity.Unit,
                    one => one.Id,
                    room,
                    stop
                ),
                SyncPhase.Authors => await RecordsAsync(
                    page.Authors,
                    rows.Authors(null, at.After),
                    ChangedEntity.Author,
                    one => one.Id,
                    room,
                    stop
                ),
                SyncPhase.Tags => await RecordsAsync(page.Tags, rows.Tags(null, at.After), ChangedEntity.Tag, one => one.Id, room, stop),
                _ => await ArticlesAsync(await StateOfArticlesAsync(at.After, room, stop), room, stop),
            };
            room -= read;
            at = last is { } id ? at with { After = id } : at with { Phase = at.Phase + 1, After = Guid.Empty };
            if (last is not null)
                break;
        }
        return at;
    }

    private async Task<List<SyncRow>> StateOfArticlesAsync(Guid after, int room, CancellationToken stop) =>
        filter.Has(ChangedEntity.Article) ? await rows.StateAsync(after, room, scope, stop) : [];

    // How many were read, and the last of them where more may follow.
    private async Task<(int Read, Guid? Last)> RecordsAsync<T>(
        List<T> to,
        IQueryable<T> from,
        ChangedEntity type,
        Func<T, Guid> idOf,
        int room,
        CancellationToken stop
    )
    {
        if (!filter.Has(type))
            return (0, null);
        var found = await from.Take(room).ToListAsync(stop);
        to.AddRange(found);
        return (found.Count, found.Count == room ? idOf(found[^1]) : null);
    }

    private async Task<(int Read, Guid? Last)> ArticlesAsync(IReadOnlyList<SyncRow> found, int room, CancellationToken stop)
    {
        var sent = await AddAsync(found, stop);
        return (sent, sent < found.Count || found.Count == room ? found[sent - 1].Id : null);
    }

    // Adds articles that match; of all of them as many as fit with their bodies.
    private async Task<int> AddAsync(IReadOnlyList<SyncRow> found, CancellationToken stop)
    {
        var matching = found.Where(row => row.Matches).ToList();
        var bodies = filter.Body && matching.Count > 0 ? await rows.BodiesAsync([.. matching.Select(row => row.Id)], stop) : null;
        foreach (var (place, row) in matching.Take(bodies?.Count ?? matching.Count).Index())
        {
            if (bodies is not null)
                ArticleJson.WriteBody(row.Json, bodies[place]);
            row.Json.Write("}"u8);
            page.Articles.Add(
                filter.Fields.Length > 0
                    ? ArticleFields.Pick(row.Json.WrittenSpan, filter.Fields)
                    : new PreSerializedJson(row.Json.WrittenMemory)
            );
        }
        return bodies is not null && bodies.Count < matching.Count ? found.ToList().IndexOf(matching[bodies.Count]) : found.Count;
    }

    private async Task<(SyncToken Next, bool More)> ChangesAsync(CancellationToken stop)
    {
        // Rows of the log are short, and many are of one article.
        var most = limit * 2;
        var changes = await rows.ChangesAsync(token.Position, most, stop);
        var wide = changes.FindIndex(IsWide);
        if (wide == 0)
            return await ExpandAsync(changes[0], stop);
        var more = wide > 0 || changes.Count == most;
        if (wide > 0)
            changes = changes[..wide];
        // In the order of their first change: what does not fit begins behind the place of the client, and is read again as a whole.
        var touched = changes
            .GroupBy(change => (change.Entity, change.Id))
            .Where(group => filter.Has(group.Key.Entity))
            .OrderBy(group => group.First().Position)
            .ToList();
        var articles = touched.Take(limit).Where(group => group.Key.Entity == ChangedEntity.Article).ToList();
        var found = (await rows.ArticlesAsync([.. articles.Select(group => group.Key.Id)], scope, stop)).ToDictionary(row => row.Id);
        List<SyncRow> inOrder = [.. articles.Select(group => found.GetValueOrDefault(group.Key.Id)).OfType<SyncRow>()];
        var sent = await AddAsync(inOrder, stop);
        var fitting = sent < inOrder.Count ? touched.FindIndex(group => group.Key.Id == inOrder[sent].Id) : Math.Min(touched.Count, limit);
        var end = changes.LastOrDefault()?.Position ?? token.Position;
        if (fitting < touched.Count)
            (end, more) = (touched[fitting].First().Position - 1, true);
        touched = [.. touched.Take(fitting)];
        await RemoveArticlesAsync(touched, found, stop);
        await RecordsAsync(touched, [.. inOrder.Take(sent).Where(row => row.Matches)], stop);
        return (token with { Position = end, Phase = SyncPhase.Changes, After = Guid.Empty }, more);
    }

    // Articles that were what the client follows and are not any more.
    private async Task RemoveArticlesAsync(
        List<IGrouping<(ChangedEntity Entity, Guid Id), SyncChange>> touched,
        Dictionary<Guid, SyncRow> found,
        CancellationToken stop
    )
    {
        var unmatched = touched
            .Where(group => group.Key.Entity == ChangedEntity.Article && found.GetValueOrDefault(group.Key.Id)?.Matches != true)
            .ToList();
        if (unmatched.Count == 0)
            return;
        // As it was then: the unit may have moved since, and the tag been merged.
        var units = filter.Units.Length == 0 || !filter.Subtree ? scope.Units : await rows.EverBelowAsync(filter.Units, stop);
        var tags = scope.Tags is null ? null : await rows.EverCalledAsync(scope.Tags, stop);
        bool Was(ChangeScope before) =>
            (units is null || before.Unit is not { } unit || units.Contains(unit))
            && (tags is null || before.Tags.Exists(tags.Contains))
            && (scope.Languages is null || before.Language is null || scope.Languages.Contains(before.Language));
        var gone = unmatched
            .Where(group => group.Any(change => change.Before is { } before && Was(before)))
            .Select(group => group.Key.Id)
            .ToList();
        var unpublished = await rows.UnpublishedAsync([.. gone], stop);
        foreach (var id in gone)
            Remove(
                ChangedEntity.Article,
                id,
                found.ContainsKey(id) ? SyncReason.Moved
                    : unpublished.Contains(id) ? SyncReason.Unpublished
                    : SyncReason.Deleted
            );
    }

    // Units, authors and tags that changed, and what the articles name: it may be public with them for the first time. What is not public
    // yet has changes too, of which nobody learns.
    private async Task RecordsAsync(
        List<IGrouping<(ChangedEntity Entity, Guid Id), SyncChange>> touched,
        IReadOnlyList<SyncRow> articles,
        CancellationToken stop
    )
    {
        Guid[] Of(ChangedEntity type, IEnumerable<Guid> named) =>
            filter.Has(type)
                ? [.. touched.Where(group => group.Key.Entity == type).Select(group => group.Key.Id).Concat(named).Distinct()]
                : [];
        var (units, authors, tags) = (
            Of(ChangedEntity.Unit, articles.SelectMany(row => row.UnitIds)),
            Of(ChangedEntity.Author, articles.SelectMany(row => row.AuthorIds)),
            Of(ChangedEntity.Tag, articles.SelectMany(row => row.TagIds))
        );
        if (units.Length > 0)
            page.Units.AddRange(await rows.Units(units, Guid.Empty).ToListAsync(stop));
        if (authors.Length > 0)
            page.Authors.AddRange(await rows.Authors(authors, Guid.Empty).ToListAsync(stop));
        if (tags.Length > 0)
            page.Tags.AddRange(await rows.Tags(tags, Guid.Empty).ToListAsync(stop));
        foreach (var (type, id) in touched.Where(group => group.Any(change => change.IsRecordDeleted)).Select(group => group.Key))
            Remove(type, id, SyncReason.Deleted);
    }

    // Whether it concerns articles that have no change of their own.
    private bool IsWide(SyncChange change) =>
        change.Kind == "tag.merged"
        || (
            filter.Subtree
            && change.Entity == ChangedEntity.Unit
            && change.Kind is not ("unit.created" or "unit.changed" or "unit.renamed" or "unit.deleted")
        );

    // The articles of one wide change, then the change itself.
    private async Task<(SyncToken Next, bool More)> ExpandAsync(SyncChange change, CancellationToken stop)
    {
        var after = token.Phase == SyncPhase.Expansion ? token.After : Guid.Empty;
        List<SyncRow> found =
            !filter.Has(ChangedEntity.Article) ? []
            : change.Entity == ChangedEntity.Tag
                ? await rows.OfTagAsync((await rows.HeirsAsync([change.Id], stop))[0], after, limit, scope, stop)
            : await rows.OfUnitsAsync([change.Id, .. await rows.BelowAsync([change.Id], stop)], after, limit, scope, stop);
        var sent = await AddAsync(found, stop);
        foreach (var row in found.Take(sent).Where(row => !row.Matches))
            Remove(ChangedEntity.Article, row.Id, SyncReason.Moved);
        if (sent < found.Count || found.Count == limit)
            return (token with { Phase = SyncPhase.Expansion, After = found[sent - 1].Id }, true);
        if (filter.Has(change.Entity))
        {
            if (change.Entity == ChangedEntity.Unit)
                page.Units.AddRange(await rows.Units([change.Id], Guid.Empty).ToListAsync(stop));
            else
            {
                page.Tags.AddRange(await rows.Tags(await rows.HeirsAsync([change.Id], stop), Guid.Empty).ToListAsync(stop));
                Remove(ChangedEntity.Tag, change.Id, SyncReason.Merged);
            }
        }
        return (token with { Position = change.Position, Phase = SyncPhase.Changes, After = Guid.Empty }, true);
    }

    private void Remove(ChangedEntity type, Guid id, SyncReason reason) =>
        page.Removed.Add(new SyncRemoved(type.ToWire(), id, reason.ToWire()));
}
