using System.Text.Json;
using System.Text.Json.Nodes;

namespace HumasApi.Cli;

/// <summary>An import, as far as it is looked at here.</summary>
internal sealed record Import(
    Guid Id,
    string Source,
    string? Name,
    string State,
    string? Reason,
    long Bytes,
    long BytesRead,
    ItemCounts Items,
    IReadOnlyList<WarningCount> Warnings,
    Person CreatedBy
)
{
    /// <summary>It goes on only when someone does something.</summary>
    public bool Rests => State is "done" or "failed" or "paused" or "cancelled" or "reverted";

    public long Warned => Warnings.Sum(warning => warning.Count);

    /// <summary>How much of the file is done, 0 to 1.</summary>
    public double Part => State == "done" || Bytes == 0 ? 1 : (double)BytesRead / Bytes;

    public static Import Of(JsonNode envelope) => Api.Data<Import>(envelope);
}

/// <summary>Items of an import, by what became of them.</summary>
internal sealed record ItemCounts(long Read, long Created, long Updated, long Unchanged, long Failed, long Skipped, long Reverted);

/// <summary>How often there was a warning.</summary>
internal sealed record WarningCount(string Code, long Count);

/// <summary>What there is to say about one item of a file.</summary>
internal sealed record Message(string Severity, long Line, string? ExternalId, string? Pointer, string Code, string Text)
{
    /// <summary>As a line of an errors file.</summary>
    public string ToJson() =>
        JsonSerializer.Serialize(
            new
            {
                severity = Severity,
                line = Line,
                externalId = ExternalId,
                pointer = Pointer,
                code = Code,
                message = Text,
            },
            Api.Json
        );

    /// <summary>As a line for people.</summary>
    public override string ToString()
    {
        var place = string.IsNullOrEmpty(Pointer) ? "" : $" at {Pointer}";
        return Shell.Plain($"line {Line}: {Code}{place}{(ExternalId is null ? "" : $" ({ExternalId})")}: {Text}");
    }
}

/// <summary>Who did something.</summary>
internal sealed record Person(Guid? Id, string Name);

/// <summary>Who the caller is.</summary>
internal sealed record Me(string Kind, Guid? Id, string Name, DateTimeOffset? ExpiresAt, IReadOnlyList<Grant> Grants)
{
    public static Me Of(JsonNode envelope) => Api.Data<Me>(envelope);
}

/// <summary>A role at a unit, or everywhere.</summary>
internal sealed record Grant(string Role, GrantUnit? Unit, string Scope)
{
    public override string ToString() =>
        Unit is null ? $"{Role} everywhere" : $"{Role} at {Unit.Slug}{(Scope == "subtree" ? " and below" : "")}";
}

/// <summary>The unit of a grant.</summary>
internal sealed record GrantUnit(string Slug);

/// <summary>A key, without its secret but for a new one.</summary>
internal sealed record ManagedKey(
    Guid Id,
    string Name,
    IReadOnlyList<Grant> Grants,
    DateTimeOffset? ExpiresAt,
    DateTimeOffset? RevokedAt,
    LastUse? LastUse,
    string? Key
);

/// <summary>When a key was used.</summary>
internal sealed record LastUse(DateTimeOffset At);
