using System.Text.Json;
using System.Text.Json.Nodes;
using HumasApi.Audit;
using HumasApi.Data;
using HumasApi.Domain;
using HumasApi.Http;

namespace HumasApi.Management.Imports;

/// <summary>The line of the audit trail about an import itself; each article that it writes has one of its own.</summary>
internal static class ImportAudit
{
    /// <summary>Its file has come.</summary>
    public static Task AddedAsync(HumasDbContext database, ImportJob job, CancellationToken cancellationToken) =>
        WriteAsync(
            database,
            job,
            "added",
            new JsonObject
            {
                ["source"] = job.Source,
                ["name"] = job.Name,
                ["format"] = job.Format.ToWire(),
                ["bytes"] = job.Bytes,
            },
            cancellationToken
        );

    /// <summary>Its state was changed.</summary>
    public static Task ChangedAsync(HumasDbContext database, ImportJob job, CancellationToken cancellationToken) =>
        WriteAsync(database, job, "changed", new JsonObject { ["state"] = job.State.ToWire() }, cancellationToken);

    private static Task WriteAsync(
        HumasDbContext database,
        ImportJob job,
        string op,
        JsonObject after,
        CancellationToken cancellationToken
    ) =>
        AuditTrail.WriteAsync(
            database,
            database.PendingAudit!.Act,
            null,
            null,
            [],
            JsonSerializer.Serialize(new[] { new AuditedChange("import", job.Id, op, null, after) }, Json.Options),
            cancellationToken
        );
}
