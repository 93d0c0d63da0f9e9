using FluentValidation;
using HumasApi.Access;
using HumasApi.Contract;
using HumasApi.Data;
using HumasApi.Domain;
using HumasApi.Http;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace HumasApi.Management.Inbox;

/// <summary>GET and PATCH /manage/v1/inbox/mail: what of the inbox the caller gets by mail too.</summary>
internal static class MailPreferencesEndpoint
{
    public static async Task<IResult> Get(HttpContext http, IMediator mediator, PublicUrl url) =>
        Answer(await mediator.Send(new GetMailPreferencesQuery(), http.RequestAborted), url);

    public static async Task<IResult> Patch(HttpContext http, IMediator mediator, PublicUrl url)
    {
        var body = await StrictJson.ReadObjectAsync(http.Request);
        var isSent = body.ContainsKey("kinds");
        var input = StrictJson.Bind<MailPreferencesInput>(body, typeof(MailPreferencesView));
        return Answer(
            isSent
                ? await mediator.Send(new PatchMailPreferencesCommand(input), http.RequestAborted)
                : await mediator.Send(new GetMailPreferencesQuery(), http.RequestAborted),
            url
        );
    }

    private static ManagementResult<ItemResponse<MailPreferencesView>> Answer(MailPreferencesView view, PublicUrl url) =>
        new(new(view, new(), new ItemLinks(url.To("/manage/v1/inbox/mail"))));
}

/// <summary>What of the inbox goes out by mail.</summary>
/// <param name="Available">Whether the service sends mail at all.</param>
/// <param name="Address">Where to: of a key its email, of a person that of the OpenID provider; null: there is none, and no mail.</param>
/// <param name="Kinds">The kinds of items that are sent.</param>
internal sealed record MailPreferencesView(
    bool Available,
    string? Address,
    [property: ExtensibleEnum(typeof(InboxKind))] IReadOnlyList<string> Kinds
);

/// <summary>What is to go out by mail.</summary>
[FailsWith(nameof(Problems.TooMany))]
internal sealed record MailPreferencesInput
{
    /// <summary>The kinds of items that are sent; none: no mail; null: all. submitted is never sent, since it is for anyone.</summary>
    [Count(10)]
    public List<InboxKind>? Kinds { get; init; }
}

internal sealed record GetMailPreferencesQuery : IRequest<MailPreferencesView>;

internal sealed record PatchMailPreferencesCommand(MailPreferencesInput Input) : IRequest<MailPreferencesView>;

internal sealed class PatchMailPreferencesValidator : AbstractValidator<PatchMailPreferencesCommand>
{
    public PatchMailPreferencesValidator() => RuleFor(command => command.Input).ChildRules(input => input.DeclaredRules());
}

internal sealed class GetMailPreferencesHandler(HumasDbContext database, Rights rights, MailOptions mail)
    : IRequestHandler<GetMailPreferencesQuery, MailPreferencesView>
{
    public async Task<MailPreferencesView> Handle(GetMailPreferencesQuery request, CancellationToken cancellationToken)
    {
        var me = InboxItem.PrincipalOf(rights.Caller);
        var address = await database.ApiKeys.Where(key => key.Id == me).Select(key => key.Email).SingleOrDefaultAsync(cancellationToken)
            ?? await database
                .People.Where(person => person.Id == me)
                .Select(person => person.Email)
                .SingleOrDefaultAsync(cancellationToken);
        var kinds = await database
            .MailPreferences.Where(one => one.PrincipalId == me)
            .Select(one => one.Kinds)
            .SingleOrDefaultAsync(cancellationToken);
        return new MailPreferencesView(mail.IsOn, address, kinds ?? MailOptions.DefaultKinds);
    }
}

internal sealed class PatchMailPreferencesHandler(HumasDbContext database, Rights rights, IMediator mediator)
    : IRequestHandler<PatchMailPreferencesCommand, MailPreferencesView>
{
    public Task<MailPreferencesView> Handle(PatchMailPreferencesCommand request, CancellationToken cancellationToken) =>
        database.InTransactionAsync(
            async () =>
            {
                await rights.RequireAtAnyUnitAsync(Right.ReadDrafts, cancellationToken);
                var me = InboxItem.PrincipalOf(rights.Caller);
                await database.MailPreferences.Where(one => one.PrincipalId == me).ExecuteDeleteAsync(cancellationToken);
                if (request.Input.Kinds is { } kinds)
                {
                    var words = kinds.Where(kind => kind != InboxKind.Submitted).Distinct().Select(kind => kind.ToWire()).ToArray();
                    await database.Database.ExecuteSqlAsync(
                        $"""
                        insert into mail_preferences (principal_id, kinds) values ({me}, {words})
                        on conflict (principal_id) do update set kinds = excluded.kinds
                        """,
                        cancellationToken
                    );
                }
                return await mediator.Send(new GetMailPreferencesQuery(), cancellationToken);
            },
            cancellationToken
        );
}
