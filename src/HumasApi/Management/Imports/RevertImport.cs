using System.Text.Json.Nodes;
using HumasApi.Access;
using HumasApi.Data;
using HumasApi.Domain;
using HumasApi.Http;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace HumasApi.Management.Imports;

/// <summary>POST /manage/v1/imports/{id}/revert: undoes what an import wrote, but for what others have changed since.</summary>
internal static class RevertImportEndpoint
{
    public static async Task<IResult> Handle(string id, HttpContext http, IMediator mediator, PublicUrl url, TimeProvider clock)
    {
        StrictJson.Bind<NothingInput>(await StrictJson.ReadObjectAsync(http.Request, optional: true));
        var job = await mediator.Send(new RevertImportCommand(ManagementIds.Parse(id)), http.RequestAborted);
        return GetImportEndpoint.ToResult(job, url, clock, isAccepted: true);
    }
}

internal sealed record RevertImportCommand(Guid Id) : IRequest<ImportJob>;

internal sealed class RevertImportHandler(HumasDbContext database, Rights rights, ImportSignal signal)
    : IRequestHandler<RevertImportCommand, ImportJob>
{
    public async Task<ImportJob> Handle(RevertImportCommand request, CancellationToken cancellationToken)
    {
        var job = await database.InTransactionAsync(
            async () =>
            {
                await rights.RequireAtAnyUnitAsync(Right.Import, cancellationToken);
                var seen = await database.Locked(request.Id).SeenByAsync(rights, cancellationToken);
                var one = await seen.SingleOrDefaultAsync(cancellationToken) ?? throw GetImportEndpoint.Missing();
                // A whole newsroom is no work of one import: an empty database takes it again.
                if (one.Format == ImportFormat.Archive || one.Options.DryRun)
                    throw new RuleViolation(Rule.ImportState);
                one.Revert(new ImportSender(database.PendingAudit!.Act, rights.KeyId, rights.Grants));
                await database.SaveChangesAsync(cancellationToken);
                await ImportAudit.WriteAsync(
                    database,
                    one,
                    "changed",
                    new JsonObject { ["state"] = one.State.ToWire() },
                    cancellationToken
                );
                return one;
            },
            cancellationToken
        );
        signal.Set();
        return job;
    }
}
