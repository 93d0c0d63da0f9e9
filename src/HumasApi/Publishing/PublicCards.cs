using System.Collections.Concurrent;
using HumasApi.Domain;

namespace HumasApi.Publishing;

/// <summary>A unit's card of today, the pattern of its articles' web addresses, and the names it bore and bears, in order of time.</summary>
internal sealed record UnitCard(UnitRef Ref, string? ArticleUrlTemplate, IReadOnlyList<BorneName> Names)
{
    /// <summary>What the unit was called on the day, in a zone, of a moment.</summary>
    public BorneName NameAt(DateTimeOffset moment, string zone)
    {
        if (Names is [var only]) return only;
        var local = TimeZones.Find(zone) is { } known ? TimeZoneInfo.ConvertTime(moment, known) : moment;
        var day = DateOnly.FromDateTime(local.DateTime);
        return Names.LastOrDefault(name => name.FromOn <= day) ?? Names[0];
    }
}

/// <summary>A name that a unit bears from a day on, until the next one begins.</summary>
internal sealed record BorneName(DateOnly FromOn, string Name, string? ShortName);

/// <summary>
/// The small cards of units, tags and authors that stand in every article, held in memory and dropped when the change log
/// says so. Only what readers may see is ever put in. While the log cannot be followed nothing is kept. What is said of a
/// unit holds until midnight in the capital, when another name or parent may come into force by itself.
/// </summary>
internal sealed class PublicCards(TimeProvider clock)
{
    // Far above the units and tags of any newsroom; a bound, so that memory cannot grow with what clients ask for.
    private const int MostCards = 200_000;

    private readonly ConcurrentDictionary<Guid, object> cards = new();
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

    /// <summary>Keeps a card that was read at a moment, unless something changed since.</summary>
    public void Keep(Guid id, object card, long readAt)
    {
        if (suspended || readAt != Epoch) return;
        if (cards.Count >= MostCards) cards.Clear();
        cards[id] = card;
        // A change between the check and the line above: it cannot have dropped what was not yet there.
        if (readAt != Epoch) cards.TryRemove(id, out _);
    }

    /// <summary>Drops what a change touches. A unit may pass its address pattern on to all units below, so those go as well.</summary>
    public void Forget(Change change)
    {
        if (change.Entity == ChangedEntity.Article) return;
        Interlocked.Increment(ref epoch);
        if (change.Entity != ChangedEntity.Unit) cards.TryRemove(change.EntityId, out _);
        else ForgetUnits();
    }

    /// <summary>Drops everything, and keeps what is read from now on.</summary>
    public void Forget()
    {
        Interlocked.Increment(ref epoch);
        cards.Clear();
        suspended = false;
    }

    /// <summary>Drops everything, and keeps nothing until <see cref="Forget()"/>.</summary>
    public void Suspend()
    {
        suspended = true;
        Interlocked.Increment(ref epoch);
        cards.Clear();
    }

    private void ForgetUnits()
    {
        foreach (var (id, _) in cards.Where(card => card.Value is UnitCard)) cards.TryRemove(id, out _);
    }

    private void TurnTheDay()
    {
        Interlocked.Exchange(ref midnight, Today.AddDays(1).Midnight().UtcTicks);
        Interlocked.Increment(ref epoch);
        ForgetUnits();
    }
}
