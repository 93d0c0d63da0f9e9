using HumasApi.Domain;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Npgsql;

namespace HumasApi.Data;

/// <summary>What an act does to records, as the context saves them, until its transaction writes it down (Audit/AuditTrail.cs).</summary>
internal interface IPendingAudit
{
    /// <summary>The act that it belongs to.</summary>
    Act Act { get; set; }

    /// <summary>Drops what was noted: the act failed, or was a dry run.</summary>
    void Clear();

    /// <summary>Notes what is about to be saved.</summary>
    void Collect(ChangeTracker tracker);

    /// <summary>Notes new records that are written past the change tracker.</summary>
    void CollectNew(IReadOnlyList<EntityEntry> entries);

    /// <summary>The statement that writes down what was noted, the last of the transaction; null when nothing was.</summary>
    NpgsqlBatchCommand? TakeLines(TimeProvider clock);
}
