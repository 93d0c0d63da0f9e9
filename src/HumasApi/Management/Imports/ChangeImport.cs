using HumasApi.Access;
using HumasApi.Data;
using HumasApi.Domain;
using HumasApi.Http;
using MediatR;

namespace HumasApi.Management.Imports;

/// <summary>POST /manage/v1/imports/{id}/pause, …/resume and …/cancel. It stops between two batches.</summary>
internal static class ChangeImportEndpoint
{
    public static Task<IResult> Pause(string id, HttpContext http, IMediator mediator, PublicUrl url, TimeProvider clock) =>
        DoAsync(id, ImportStep.Pause, http, mediator, url, clock);

    public static Task<IResult> Resume(string id, HttpContext http, IMediator mediator, PublicUrl url, TimeProvider clock) =>
        DoAsync(id, ImportStep.Resume, http, mediator, url, clock);

    public static Task<IResult> Cancel(string id, HttpContext http, IMediator mediator, PublicUrl url, TimeProvider clock) =>
        DoAsync(id, ImportStep.Cancel, http, mediator, url, clock);

    private static async Task<IResult> DoAsync(
        string id,
        ImportStep step,
        HttpContext http,
        IMediator mediator,
        PublicUrl url,
        TimeProvider clock
    ) =>
        GetImportEndpoint.ToResult(
            await mediator.Send(new ChangeImportCommand(ManagementIds.Parse(id), step), http.RequestAborted),
            url,
            clock
        );
}

/// <summary>What is done to an import.</summary>
internal enum ImportStep
{
    Pause,
    Resume,
    Cancel,
}

internal sealed record ChangeImportCommand(Guid Id, ImportStep Step) : IRequest<ImportJob>;

internal sealed class ChangeImportHandler(HumasDbContext database, Rights rights, ImportSignal signal, TimeProvider clock)
    : IRequestHandler<ChangeImportCommand, ImportJob>
{
    public async Task<ImportJob> Handle(ChangeImportCommand request, CancellationToken cancellationToken)
    {
        var job = await database.ChangeOwnAsync(
            rights,
            request.Id,
            one =>
            {
                switch (request.Step)
                {
                    case ImportStep.Pause:
                        one.Pause(null);
                        break;
                    case ImportStep.Resume:
                        one.Resume();
                        break;
                    default:
                        one.Cancel(clock.Now());
                        break;
                }
                return Task.CompletedTask;
            },
            cancellationToken
        );
        signal.Set();
        return job;
    }
}
