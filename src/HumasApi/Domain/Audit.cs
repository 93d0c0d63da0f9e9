using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace HumasApi.Domain;

/// <summary>Who acts, and how the caller signed in.</summary>
/// <param name="Action">What was asked for, by its name in the contract: publishArticle.</param>
/// <param name="Kind">How the caller signed in: settings, apiKey, person.</param>
/// <param name="Actor">Who it is.</param>
/// <param name="Address">Address of the caller.</param>
/// <param name="UserAgent">What it says it is.</param>
/// <param name="TraceId">Names the request in the logs.</param>
internal sealed record Act(string Action, string Kind, Actor Actor, string? Address, string? UserAgent, string? TraceId)
{
    /// <summary>In characters, of a reason that is given for the trail alone.</summary>
    public const int ReasonMaxLength = 500;

    /// <summary>Why, for the trail alone; null when nothing was said, or what was said belongs to the record.</summary>
    public string? Reason { get; init; }
}

/// <summary>What an act did to one record.</summary>
/// <param name="Entity">What kind of record.</param>
/// <param name="Id">Which one; that of the article, unit or key that it belongs to for rows without a life of their own.</param>
/// <param name="Op">added, changed or removed.</param>
/// <param name="Before">The members that changed, as they were; null for what was added.</param>
/// <param name="After">The same as they are; null for what was removed.</param>
internal sealed record AuditedChange(string Entity, Guid Id, string Op, JsonObject? Before, JsonObject? After)
{
    /// <summary>The members whose values are stored beside the chain; null for none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public AuditedPersonal? Personal { get; init; }
}

/// <summary>What a line holds of personal values.</summary>
/// <param name="Id">The record whose erasure takes them along.</param>
/// <param name="Members">The names of the members.</param>
/// <param name="Commitment">Salted SHA-256 of the values, in hex: proves them while they exist, reveals nothing once they are
/// erased.</param>
internal sealed record AuditedPersonal(Guid Id, IReadOnlyList<string> Members, string Commitment);

/// <summary>A line of the audit trail.</summary>
internal sealed class AuditLine
{
    /// <summary>Place in the trail; given by the database. Numbers may be missing, where an act was taken back.</summary>
    public long Position { get; init; }
    public DateTimeOffset At { get; init; }
    public required string Action { get; init; }
    public Guid? ActorId { get; init; }
    public string? Entity { get; init; }
    public Guid? EntityId { get; init; }

    /// <summary>The units that it was about, for the rights of those who read it.</summary>
    public required List<Guid> UnitIds { get; init; }
    public required string Changes { get; init; }

    /// <summary>Only in lines of before reasons stood beside the chain.</summary>
    public string? Reason { get; init; }
    public string? TraceId { get; init; }

    /// <summary>Salted SHA-256 of who acted.</summary>
    public required byte[] Person { get; init; }

    /// <summary>Hash of the line before.</summary>
    public required byte[] Previous { get; init; }
    public required byte[] Hash { get; init; }
}

/// <summary>The actor of a line; a row of its own, so that it can be erased on a legal request.</summary>
internal sealed class AuditPerson
{
    public long Position { get; init; }
    public required byte[] Salt { get; init; }
    public required string Person { get; init; }
}

/// <summary>Personal values of one change; a row of its own, so that it can be erased on a legal request.</summary>
internal sealed class AuditValue
{
    public long Position { get; init; }

    /// <summary>Which of the line's changes, from 0.</summary>
    public int Place { get; init; }

    /// <summary>The record whose erasure takes the values along.</summary>
    public Guid EntityId { get; init; }
    public required byte[] Salt { get; init; }

    /// <summary>The members before and after, as JSON.</summary>
    public required string Value { get; init; }
}
