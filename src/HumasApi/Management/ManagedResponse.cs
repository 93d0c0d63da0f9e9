using System.Text.Json.Nodes;
using HumasApi.Contract;
using HumasApi.Data;
using HumasApi.Domain;
using HumasApi.Http;
using Microsoft.EntityFrameworkCore;

namespace HumasApi.Management;

/// <summary>One record, as editors see it.</summary>
/// <param name="Data">The record.</param>
/// <param name="Meta">Remarks about this response.</param>
/// <param name="Links">Related addresses.</param>
internal sealed record ManagedResponse<T>(T Data, ManagedMeta Meta, ItemLinks Links);

/// <summary>Remarks about a saved record.</summary>
/// <param name="Outcome">For by-slug: created, updated or unchanged; else null.</param>
internal sealed record ManagedMeta([property: ExtensibleEnum(Outcomes.Created, Outcomes.Updated, Outcomes.Unchanged)] string? Outcome);

/// <summary>What an upsert did.</summary>
internal static class Outcomes
{
    public const string Created = "created";
    public const string Updated = "updated";
    public const string Unchanged = "unchanged";
}

/// <summary>The rule of PUT by source and by slug: what a script sends replaces, what it leaves out stays.</summary>
internal static class Upsert
{
    /// <summary>The slug in the path is the key; a body may repeat it, or the present slug of the record it leads to.</summary>
    /// <exception cref="Problem">422 slug-mismatch for a third one: the next run would not find the record under its path.</exception>
    public static void RequireSameSlug(JsonObject body, string path, string? present)
    {
        if (body["slug"] is JsonValue sent && sent.TryGetValue<string>(out var slug) && slug != path && slug != present)
            throw Problem.Invalid(Problems.SlugMismatch.At("/slug"));
        if (body["slug"] is null)
            body["slug"] = present ?? path;
    }

    /// <summary>Lets two scripts that send the same new slug come one after the other: the second finds what the first made.</summary>
    public static Task LockAsync(HumasDbContext database, SlugKind kind, string slug, CancellationToken cancellationToken)
    {
        var name = $"upsert {kind} {slug}";
        return database.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended({name}, 0))", cancellationToken);
    }

    public static JsonObject Overlay(JsonObject stored, JsonObject sent)
    {
        foreach (var (name, value) in sent)
            stored[name] = value?.DeepClone();
        return stored;
    }
}
