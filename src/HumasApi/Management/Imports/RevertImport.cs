using HumasApi.Access;
using HumasApi.Data;
using HumasApi.Domain;
using HumasApi.Http;
using MediatR;

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
        var job = await database.ChangeOwnAsync(
            rights,
            request.Id,
            async one =>
            {
                // Else nothing of it could be undone.
                await rights.RequireAtAnyUnitAsync(Right.Unpublish, cancellationToken);
                await rights.RequireAtAnyUnitAsync(Right.WriteDrafts, cancellationToken);
                // A whole newsroom is no work of one import: an empty database takes it again.
                if (one.Format == ImportFormat.Archive || one.Options.DryRun)
                    throw new RuleViolation(Rule.ImportState);
                one.Revert(new Requester(database.PendingAudit!.Act, rights.KeyId, rights.Grants));
            },
            cancellationToken
        );
        signal.Set();
        return job;
    }
}
