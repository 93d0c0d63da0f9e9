using System.Text.Json.Serialization;
using HumasApi.Http;
using HumasApi.Management.Records;
using HumasApi.ReadModel;

namespace HumasApi.Management;

/// <summary>The problem of a conflict. What it is with depends on the code; the other members are left out.</summary>
internal sealed record ConflictProblem : ProblemBody
{
    /// <summary>The record that is in the way.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ExistingRecord? Existing { get; init; }

    /// <summary>For edited-since-import: what is there now.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public CurrentVersion? Current { get; init; }

    /// <summary>For in-use: how many records refer to this one.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Usage? References { get; init; }
}
