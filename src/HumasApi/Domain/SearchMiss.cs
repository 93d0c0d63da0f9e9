namespace HumasApi.Domain;

/// <summary>How often words were searched for on a day and not found. It says nothing of who searched, or when on that day.</summary>
internal sealed class SearchMiss
{
    public const int QueryMaxLength = 100;

    /// <summary>Different queries of a day; more are not kept, so that a flood of searches cannot fill the table.</summary>
    public const int MaxOfDay = 10_000;

    public static readonly TimeSpan Retention = TimeSpan.FromDays(400);

    /// <summary>The day, in UTC.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>The words, in lower case.</summary>
    public required string Query { get; init; }

    /// <summary>How often nothing was found.</summary>
    public required int Nothing { get; init; }

    /// <summary>How often no article had all words, but some had most.</summary>
    public required int Partly { get; init; }
}
