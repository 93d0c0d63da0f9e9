namespace HumasApi.Domain;

/// <summary>
/// Dated rows of one timeline: each holds until the next one begins. The given rows are kept in step; <c>add</c> and
/// <c>remove</c> are called for rows to store and to delete. A row whose first day changes is deleted and stored as a new one, so
/// that rows never overlap.
/// </summary>
internal sealed class Timeline<T>(IEnumerable<T> stored, Action<T> add, Action<T> remove)
    where T : class, IDated
{
    private readonly List<T> rows = [.. stored.OrderBy(row => row.ValidFrom ?? DateOnly.MinValue)];

    public IReadOnlyList<T> Rows => rows;

    /// <summary>The row that holds on a day; null for none.</summary>
    public T? On(DateOnly day) => rows.Find(row => row.HoldsOn(day));

    /// <summary>The row that holds just before a day.</summary>
    public T? Before(DateOnly day) => rows.FindLast(row => row.ValidFrom is null || row.ValidFrom < day);

    /// <summary>The row that begins on a day; null: the one that holds from the beginning.</summary>
    public T? From(DateOnly? day) => rows.Find(row => row.ValidFrom == day);

    /// <summary>Whether a row begins after a day.</summary>
    public bool HasRowAfter(DateOnly day) => rows.Exists(row => row.ValidFrom > day);

    /// <summary>Puts a row in at its first day, in place of one that begins on the same day.</summary>
    public void Put(T row)
    {
        if (From(row.ValidFrom) is { } present)
            Drop(present);
        var next = rows.FindIndex(other => (other.ValidFrom ?? DateOnly.MinValue) > (row.ValidFrom ?? DateOnly.MinValue));
        var at = next < 0 ? rows.Count : next;
        if (at > 0)
            rows[at - 1].ValidTo = row.ValidFrom;
        row.ValidTo = next < 0 ? null : rows[next].ValidFrom;
        rows.Insert(at, row);
        add(row);
    }

    /// <summary>Takes a row out; the one before it holds on.</summary>
    public void Drop(T row)
    {
        var at = rows.IndexOf(row);
        if (at > 0)
            rows[at - 1].ValidTo = row.ValidTo;
        rows.RemoveAt(at);
        remove(row);
    }

    /// <summary>The first days between which a row may be moved without passing its neighbours.</summary>
    public (DateOnly? After, DateOnly? Before) Room(T row)
    {
        var at = rows.IndexOf(row);
        return (at > 0 ? rows[at - 1].ValidFrom : null, row.ValidTo);
    }
}
