using FluentValidation;
using HumasApi.Contract;
using HumasApi.Data;
using HumasApi.Http;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace HumasApi.Management.Inbox;

/// <summary>POST /manage/v1/inbox/{id}/read and …/unread: marks an item as read, or takes the mark away.</summary>
internal static class MarkInboxItemEndpoint
{
    public static Task<IResult> Read(string id, HttpContext http, IMediator mediator, PublicUrl url) =>
        Handle(id, true, http, mediator, url);

    public static Task<IResult> Unread(string id, HttpContext http, IMediator mediator, PublicUrl url) =>
        Handle(id, false, http, mediator, url);

    private static async Task<IResult> Handle(string id, bool read, HttpContext http, IMediator mediator, PublicUrl url)
    {
        StrictJson.Bind<NothingInput>(await StrictJson.ReadObjectAsync(http.Request, optional: true));
        var row = await mediator.Send(new MarkInboxItemCommand(ManagementIds.Parse(id), read), http.RequestAborted);
        return new ManagementResult<ItemResponse<InboxRow>>(new(row, new(), new ItemLinks(url.To("/manage/v1/inbox"))));
    }
}

internal sealed record MarkInboxItemCommand(Guid Id, bool Read) : IRequest<InboxRow>;

internal sealed class MarkInboxItemHandler(HumasDbContext database, InboxItems inbox) : IRequestHandler<MarkInboxItemCommand, InboxRow>
{
    public Task<InboxRow> Handle(MarkInboxItemCommand request, CancellationToken cancellationToken) =>
        database.InTransactionAsync(
            async () =>
            {
                var all = await inbox.AllAsync(cancellationToken);
                if (!await all.AnyAsync(entry => entry.Item.Id == request.Id, cancellationToken))
                    throw InboxItems.Missing();
                if (request.Read)
                    await database.Database.ExecuteSqlAsync(
                        $"insert into inbox_marks (principal_id, item_id) values ({inbox.Me}, {request.Id}) on conflict do nothing",
                        cancellationToken
                    );
                else
                    await database
                        .InboxMarks.Where(mark => mark.PrincipalId == inbox.Me && mark.ItemId == request.Id)
                        .ExecuteDeleteAsync(cancellationToken);
                var entry = await all.SingleAsync(entry => entry.Item.Id == request.Id, cancellationToken);
                return (await InboxItems.RowsAsync(database, [entry], cancellationToken))[0];
            },
            cancellationToken
        );
}

/// <summary>POST /manage/v1/inbox/read: marks everything as read, or everything up to an item.</summary>
internal static class ReadInboxEndpoint
{
    public static async Task<IResult> Handle(HttpContext http, IMediator mediator, PublicUrl url)
    {
        var input = StrictJson.Bind<ReadInboxInput>(await StrictJson.ReadObjectAsync(http.Request, optional: true));
        var count = await mediator.Send(new ReadInboxCommand(input), http.RequestAborted);
        return new ManagementResult<ItemResponse<InboxCount>>(new(count, new(), new ItemLinks(url.To("/manage/v1/inbox"))));
    }
}

/// <summary>How much of the inbox was read.</summary>
[FailsWith(nameof(Problems.UnknownReference))]
internal sealed record ReadInboxInput
{
    /// <summary>The newest item that was read: this one and all before it. Left out: all that there are.</summary>
    public Guid? Through { get; init; }
}

internal sealed record ReadInboxCommand(ReadInboxInput Input) : IRequest<InboxCount>;

internal sealed class ReadInboxHandler(HumasDbContext database, InboxItems inbox, IMediator mediator)
    : IRequestHandler<ReadInboxCommand, InboxCount>
{
    public Task<InboxCount> Handle(ReadInboxCommand request, CancellationToken cancellationToken) =>
        database.InTransactionAsync(
            async () =>
            {
                var all = await inbox.AllAsync(cancellationToken);
                var last = long.MaxValue;
                if (request.Input.Through is { } through)
                    last = await all.Where(entry => entry.Item.Id == through)
                        .Select(entry => (long?)entry.Item.Number)
                        .SingleOrDefaultAsync(cancellationToken)
                        ?? throw Problem.Invalid(
                            Problems.UnknownReference.At(
                                "/through",
                                Sentence.Of("Your inbox has no such item.", "Kotak masuk Anda tidak memuat butir seperti itu.")
                            )
                        );
                var unread = await all.Where(entry => !entry.IsRead && entry.Item.Number <= last)
                    .Select(entry => entry.Item.Id)
                    .ToArrayAsync(cancellationToken);
                await database.Database.ExecuteSqlAsync(
                    $"""
                    insert into inbox_marks (principal_id, item_id) select {inbox.Me}, id from unnest({unread}) id
                    on conflict do nothing
                    """,
                    cancellationToken
                );
                return await mediator.Send(new CountInboxQuery(), cancellationToken);
            },
            cancellationToken
        );
}
