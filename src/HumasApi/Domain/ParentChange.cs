namespace HumasApi.Domain;

/// <summary>Whom a unit answers to from one day to another, as it was at a moment: the rows themselves are changed in place.</summary>
internal readonly record struct ParentSpan(DateOnly From, DateOnly To, Guid? ParentId)
{
    public static IReadOnlyList<ParentSpan> Of(IEnumerable<UnitParent> rows) =>
        [.. rows.Select(row => new ParentSpan(row.ValidFrom ?? DateOnly.MinValue, row.ValidTo ?? DateOnly.MaxValue, row.ParentId))];
}

/// <summary>A span of days in which a unit answers to another parent than it did; null is a root.</summary>
/// <param name="From">First day.</param>
/// <param name="To">First day after it.</param>
/// <param name="Lost">The parent before the change.</param>
/// <param name="LostSince">First day on which that one was the parent.</param>
/// <param name="Gained">The parent after the change.</param>
internal readonly record struct ParentChange(DateOnly From, DateOnly To, Guid? Lost, DateOnly LostSince, Guid? Gained)
{
    /// <summary>The spans in which two timelines differ.</summary>
    public static IEnumerable<ParentChange> Between(IReadOnlyList<ParentSpan> before, IReadOnlyList<ParentSpan> after)
    {
        DateOnly[] days =
        [
            .. before
                .Concat(after)
                .SelectMany(span => new[] { span.From, span.To })
                .Append(DateOnly.MinValue)
                .Append(DateOnly.MaxValue)
                .Distinct()
                .Order(),
        ];
        foreach (var (from, to) in days.Zip(days.Skip(1)))
        {
            var (old, now) = (On(before, from), On(after, from));
            if (old.ParentId != now.ParentId)
                yield return new ParentChange(from, to, old.ParentId, old.From, now.ParentId);
        }
    }

    private static ParentSpan On(IReadOnlyList<ParentSpan> spans, DateOnly day) =>
        spans.FirstOrDefault(span => span.From <= day && day < span.To, new ParentSpan(DateOnly.MinValue, DateOnly.MaxValue, null));
}
