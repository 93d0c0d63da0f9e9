using System.Collections.Concurrent;
using System.Text.Json;
using HumasApi.ChangeLog;
using HumasApi.Data;
using HumasApi.Domain;
using HumasApi.Http;

namespace HumasApi.Publishing;

/// <summary>A small card, and its JSON: it stands in answer after answer, and is written once.</summary>
internal sealed class Written<T>(T value)
{
    public T Value { get; } = value;
    public byte[] Utf8 { get; } = JsonSerializer.SerializeToUtf8Bytes(value, Json.Options);
}

/// <summary>A unit's card of today, the pattern of its articles' web addresses, and its cards as a publisher by the names that it bore and bears, in order of time.</summary>
internal sealed record UnitCard(Written<UnitRef> Ref, string? ArticleUrlTemplate, IReadOnlyList<(DateOnly FromOn, Written<PublisherRef> Publisher)> Names)
{
    public static UnitCard Of(UnitRef unit, string? articleUrlTemplate, IEnumerable<PublicUnitName> names) => new(new(unit), articleUrlTemplate,
        [.. names.Select(name => (name.FromOn, new Written<PublisherRef>(new(unit.Id, unit.Slug, unit.Name, unit.ShortName, unit.Kind, name.Name, name.ShortName))))]);

    /// <summary>The card with what the unit was called on the day, in a zone, of a moment.</summary>
    public Written<PublisherRef> At(DateTimeOffset moment, string zone)
    {
        if (Names is [var only]) return only.Publisher;
        var local = TimeZones.Find(zone) is { } known ? TimeZoneInfo.ConvertTime(moment, known) : moment;
        var day = DateOnly.FromDateTime(local.DateTime);
        return Names.LastOrDefault(name => name.FromOn <= day, Names[0]).Publisher;
    }
}

/// <summary>What editing an article takes of its unit, as it is today.</summary>
/// <param name="Ref">Its small card.</param>
/// <param name="ArticleUrlTemplate">The pattern of its articles' web addresses.</param>
/// <param name="TimeZone">Its zone; null: the newsroom's.</param>
/// <param name="IsClosed">Whether it is closed.</param>
internal sealed record UnitFacts(UnitRef Ref, string? ArticleUrlTemplate, string? TimeZone, bool IsClosed);

/// <summary>What an address of a public unit, tag or author stands for, and the address it has today.</summary>
internal sealed record KnownAddress(Guid Id, string Current);

/// <summary>
/// What stands in every article and every filter, held in memory and dropped when the change log says so: the small cards
/// of units, tags and authors, their addresses, and who stands below whom. Only what readers may see is ever put in. While
/// the log cannot be followed nothing is kept. What is said of a unit holds until midnight in the capital, when another
/// name or parent may come into force by itself.
/// </summary>
internal class PublicMemory(TimeProvider clock) : IChangeConsumer
{
    // Far above the units and tags of any newsroom; a bound, so that memory cannot grow with what clients ask for.
    private const int MostEntries = 200_000;

    private readonly ConcurrentDictionary<Guid, object> cards = new();
    private readonly ConcurrentDictionary<(SlugKind Kind, string Slug), KnownAddress> addresses = new();
    private readonly ConcurrentDictionary<(Guid Root, string Scope, string? Line), object> unitsBelow = new();
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
            if (clock.GetUtcNow().UtcTicks >= Interlocked.Read(ref midnight)) TurnTheDay();
            return Interlocked.Read(ref epoch);
        }
    }

    public T? Find<T>(Guid id) where T : class => cards.TryGetValue(id, out var card) ? card as T : null;

    public KnownAddress? Find(SlugKind kind, string slug) => addresses.GetValueOrDefault((kind, slug));

    /// <summary>The units that count under a root, as the scope and line of a filter have it.</summary>
    public T? FindBelow<T>(Guid root, string scope, string? line) where T : class => unitsBelow.GetValueOrDefault((root, scope, line)) as T;

    /// <summary>Keeps a card that was read at a moment, unless something changed since.</summary>
    public void Keep(Guid id, object card, long readAt) => Keep(cards, id, card, readAt);

    /// <summary>Keeps an address that was read at a moment, unless something changed since.</summary>
    public void Keep(SlugKind kind, string slug, KnownAddress address, long readAt) => Keep(addresses, (kind, slug), address, readAt);

    /// <summary>Keeps the units below a root, unless something changed since they were read. One root only: the sets of all roots together are a few times the units there are.</summary>
    public void KeepBelow(Guid root, string scope, string? line, object units, long readAt) => Keep(unitsBelow, (root, scope, line), units, readAt);

    public void Consume(IReadOnlyList<Change> changes)
    {
        foreach (var change in changes) Forget(change);
    }

    // A unit may pass its address pattern on to all units below, so those go as well.
    private void Forget(Change change)
    {
        if (change.Entity == ChangedEntity.Article) return;
        Interlocked.Increment(ref epoch);
        addresses.Clear();
        if (change.Entity != ChangedEntity.Unit) cards.TryRemove(change.EntityId, out _);
        else ForgetUnits();
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
        unitsBelow.Clear();
    }

    private void Keep<TKey, TValue>(ConcurrentDictionary<TKey, TValue> where, TKey key, TValue value, long readAt) where TKey : notnull
    {
        if (suspended || readAt != Epoch) return;
        if (where.Count >= MostEntries) where.Clear();
        where[key] = value;
        // A change between the check and the line above: it cannot have dropped what was not yet there.
        if (readAt != Epoch) where.TryRemove(key, out _);
    }

    private void ForgetUnits()
    {
        unitsBelow.Clear();
        foreach (var (id, _) in cards.Where(card => card.Value is UnitCard or UnitFacts)) cards.TryRemove(id, out _);
    }

    private void TurnTheDay()
    {
        Interlocked.Exchange(ref midnight, Today.AddDays(1).Midnight().UtcTicks);
        Interlocked.Increment(ref epoch);
        ForgetUnits();
    }
}

/// <summary>The same for the write wing: it also holds tags and authors that readers do not know, so Delivery must never see it.</summary>
internal sealed class EditorMemory(TimeProvider clock) : PublicMemory(clock);
