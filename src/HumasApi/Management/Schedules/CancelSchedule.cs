using HumasApi.Access;
using HumasApi.Contract;
using HumasApi.Data;
using HumasApi.Domain;
using HumasApi.Management.Articles;
using MediatR;

namespace HumasApi.Management.Schedules;

/// <summary>DELETE /manage/v1/articles/{id}/schedule/{publish|unpublish}: it does not happen.</summary>
internal static class CancelScheduleEndpoint
{
    public static Task<IResult> Publish(string id, HttpContext http, IMediator mediator) =>
        Handle(id, ScheduledAction.Publish, http, mediator);

    public static Task<IResult> Unpublish(string id, HttpContext http, IMediator mediator) =>
        Handle(id, ScheduledAction.Unpublish, http, mediator);

    private static async Task<IResult> Handle(string id, ScheduledAction action, HttpContext http, IMediator mediator)
    {
        await mediator.Send(new CancelScheduleCommand(ManagementIds.Parse(id), action), http.RequestAborted);
        return Results.NoContent();
    }
}

internal sealed record CancelScheduleCommand(Guid Id, ScheduledAction Action) : IRequest<int>;

internal sealed class CancelScheduleHandler(HumasDbContext database, ArticleWriter writer, TimeProvider clock)
    : IRequestHandler<CancelScheduleCommand, int>
{
    public Task<int> Handle(CancelScheduleCommand request, CancellationToken cancellationToken) =>
        database.InTransactionAsync(
            async () =>
            {
                var right = request.Action == ScheduledAction.Publish ? Right.Publish : Right.Unpublish;
                var article = await writer.LockAsync(request.Id, right, cancellationToken);
                var schedule = (await database.PendingAsync(article.Id, cancellationToken)).Find(one => one.Action == request.Action)
                    ?? throw Problem.NotFound(
                        Sentence.Of(
                            "Nothing like this is scheduled for the article any more.",
                            "Tidak ada lagi jadwal seperti ini untuk artikel tersebut."
                        )
                    );
                schedule.Cancel(clock.Now());
                await database.SaveChangesAsync(cancellationToken);
                return 0;
            },
            cancellationToken
        );
}
