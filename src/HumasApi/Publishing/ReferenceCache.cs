using System.Collections.Concurrent;
using System.Text.Json;
using HumasApi.ChangeLog;
using HumasApi.Data;
using HumasApi.Domain;
using HumasApi.Http;
using Microsoft.EntityFrameworkCore;

namespace HumasApi.Publishing;

/// <summary>A reference and its JSON, which is serialized once and sent in many responses.</summary>
internal sealed class PreSerialized<T>(T value)
{
    public T Value { get; } = value;
    public byte[] Utf8 { get; } = JsonSerializer.SerializeToUtf8Bytes(value, Json.Options);
}

/// <summary>
/// A unit's card of today, the pattern of its articles' web addresses, and its cards as a publisher by the names that it bore and
/// bears, in order of time.
/// </summary>
internal sealed record CachedUnit(
    PreSerialized<UnitRef> Ref,
    string? ArticleUrlTemplate,
    IReadOnlyList<(DateOnly FromOn, PreSerialized<PublisherRef> Publisher)> Names
)
{
    public static CachedUnit Of(UnitRef unit, string? articleUrlTemplate, IEnumerable<PublicUnitName> names) =>
        new(
            new(unit),
            articleUrlTemplate,
            [
                .. names.Select(name =>
                    (
                        name.FromOn,
                        new PreSerialized<PublisherRef>(
                            new(unit.Id, unit.Slug, unit.Name, unit.ShortName, unit.Kind, name.Name, name.ShortName)
                        )
                    )
                ),
            ]
        );

    /// <summary>The names of units, in order of time.</summary>
    public static async Task<ILookup<Guid, PublicUnitName>> NamesAsync(
        IQueryable<PublicUnitName> names,
        IReadOnlyCollection<Guid> units,
        CancellationToken cancellationToken
    ) =>
        (await names.Where(name => units.Contains(name.UnitId)).OrderBy(name => name.FromOn).ToListAsync(cancellationToken)).ToLookup(
            name => name.UnitId
        );

    /// <summary>The card with what the unit was called on the day, in a zone, of a moment.</summary>
    public PreSerialized<PublisherRef> At(DateTimeOffset moment, string zone)
    {
        if (Names is [var only])
            return only.Publisher;
        var local = TimeZones.Find(zone) is { } known ? TimeZoneInfo.ConvertTime(moment, known) : moment;
        var day = DateOnly.FromDateTime(local.DateTime);
        return Names.LastOrDefault(name => name.FromOn <= day, Names[0]).Publisher;
    }
}

/// <summary>What editing an article takes of its unit, as it is today.</summary>
/// <param name="Card">Its cards, and the pattern of its articles' web addresses.</param>
/// <param name="TimeZone">Its zone; null: the newsroom's.</param>
/// <param name="IsClosed">Whether it is closed.</param>
internal sealed record UnitFacts(CachedUnit Card, string? TimeZone, bool IsClosed);

/// <summary>What an address of a public unit, tag or author stands for, and the address it has today.</summary>
internal sealed record CachedSlug(Guid Id, string Current);

/// <summary>
/// A cache of what every article and filter needs, invalidated by the change log: references of units, tags and authors, their
/// slugs, and the subtrees of units. Only public data is cached. While the log cannot be followed, nothing is cached. What is
/// said of a unit holds until midnight in the capital, when another name or parent may take effect by itself.
/// </summary>
internal class ReferenceCache(TimeProvider clock) : IChangeConsumer
{
    // Far above the units and tags of any newsroom; a bound, so that memory cannot grow with what clients ask for.
    private const int MaxEntries = 200_000;

    private readonly ConcurrentDictionary<Guid, object> cards = new();
    private readonly ConcurrentDictionary<(SlugKind Kind, string Slug), CachedSlug> addresses = new();
    private readonly ConcurrentDictionary<(Guid Root, string Scope, string? Line), object> subtrees = new();
    private long epoch = 1;
    private volatile bool suspended = true;
    private long midnight = DateTimeOffset.MinValue.UtcTicks;

    /// <summary>The day whose names and parents are valid now.</summary>
    public DateOnly Today => clock.Today();

    /// <summary>Names a moment: what was read from the database before a change came in must not be put in after it.</summary>
    public long Epoch
    {
        get
        {
            // A clock that was wrong may also be set back.
            var left = Interlocked.Read(ref midnight) - clock.GetUtcNow().UtcTicks;
            if (left is <= 0 or > TimeSpan.TicksPerDay)
                ExpireAtMidnight();
            return Interlocked.Read(ref epoch);
        }
    }

    /// <summary>The entry of a record; null when there is none, or its day is over.</summary>
    public T? Find<T>(Guid id)
        where T : class => Epoch > 0 && cards.TryGetValue(id, out var card) ? card as T : null;

    public CachedSlug? Find(SlugKind kind, string slug) => addresses.GetValueOrDefault((kind, slug));

    /// <summary>The units that count under a root, as the scope and line of a filter have it.</summary>
    public T? FindSubtree<T>(Guid root, string scope, string? line)
        where T : class => subtrees.GetValueOrDefault((root, scope, line)) as T;

    /// <summary>Keeps a card that was read at a moment, unless something changed since.</summary>
    public void Add(Guid id, object card, long readAt) => Add(cards, id, card, readAt);

    /// <summary>Keeps an address that was read at a moment, unless something changed since.</summary>
    public void Add(SlugKind kind, string slug, CachedSlug address, long readAt) => Add(addresses, (kind, slug), address, readAt);

    /// <summary>
    /// Keeps the units below a root, unless something changed since they were read. One root only: the sets of all roots together
    /// are a few times the units there are.
    /// </summary>
    public void AddSubtree(Guid root, string scope, string? line, object units, long readAt) =>
        Add(subtrees, (root, scope, line), units, readAt);

    public void Consume(IReadOnlyList<Change> changes)
    {
        foreach (var change in changes)
            Invalidate(change);
    }

    // A unit may pass its address pattern on to all units below, so those go as well.
    private void Invalidate(Change change)
    {
        if (change.Entity == ChangedEntity.Article)
            return;
        Interlocked.Increment(ref epoch);
        addresses.Clear();
        if (change.Entity != ChangedEntity.Unit)
            cards.TryRemove(change.EntityId, out _);
        else
            InvalidateUnits();
    }

    public void Restart()
    {
        Clear();
        suspended = false;
    }

    public void Suspend()
    {
        suspended = true;
        Clear();
    }

    private void Clear()
    {
        Interlocked.Increment(ref epoch);
        cards.Clear();
        addresses.Clear();
        subtrees.Clear();
    }

    private void Add<TKey, TValue>(ConcurrentDictionary<TKey, TValue> where, TKey key, TValue value, long readAt)
        where TKey : notnull
    {
        if (suspended || readAt != Epoch)
            return;
        if (where.Count >= MaxEntries)
            where.Clear();
        where[key] = value;
        // A change between the check and the line above: it cannot have dropped what was not yet there.
        if (readAt != Epoch)
            where.TryRemove(key, out _);
    }

    private void InvalidateUnits()
    {
        subtrees.Clear();
        foreach (var (id, _) in cards.Where(card => card.Value is CachedUnit or UnitFacts))
            cards.TryRemove(id, out _);
    }

    private void ExpireAtMidnight()
    {
        Interlocked.Exchange(ref midnight, Today.AddDays(1).Midnight().UtcTicks);
        Interlocked.Increment(ref epoch);
        InvalidateUnits();
        // What was read between the two may show the day that is over.
        Interlocked.Increment(ref epoch);
    }
}

/// <summary>The same for the write wing: it also holds tags and authors that readers do not know, so Delivery must never see it.</summary>
internal sealed class EditorMemory(TimeProvider clock) : ReferenceCache(clock);
