using FluentValidation;
using HumasApi.Data;
using HumasApi.Domain;
using HumasApi.Http;
using HumasApi.Paging;
using MediatR;

namespace HumasApi.Management.Authors;

/// <summary>POST /manage/v1/authors: makes an author.</summary>
internal static class CreateAuthorEndpoint
{
    public static async Task<IResult> Handle(HttpContext http, IMediator mediator, PublicUrl url)
    {
        var input = StrictJson.Bind<AuthorInput>(await StrictJson.ReadObjectAsync(http.Request), typeof(ManagedAuthor));
        var author = await mediator.Send(new CreateAuthorCommand(input, http.Actor()), http.RequestAborted);
        var self = url.To($"/manage/v1/authors/{author.Id}");
        return new ManagementAnswer<ManagedResponse<ManagedAuthor>>(new(author, new(null), new ItemLinks(self)), author.Version, self);
    }
}

internal sealed record CreateAuthorCommand(AuthorInput Input, Actor Actor) : IRequest<ManagedAuthor>;

internal sealed class CreateAuthorValidator : AbstractValidator<CreateAuthorCommand>
{
    public CreateAuthorValidator(AuthorInputValidator input) => RuleFor(command => command.Input).SetValidator(input);
}

internal sealed class CreateAuthorHandler(HumasDbContext database, Rights rights, TimeProvider clock) : IRequestHandler<CreateAuthorCommand, ManagedAuthor>
{
    public Task<ManagedAuthor> Handle(CreateAuthorCommand request, CancellationToken cancellationToken) => database.InTransactionAsync(async () =>
        await ManagedAuthor.ReadAsync(database, await AuthorDraft.CreateAsync(database, rights, request.Input, request.Actor, clock.Now(), cancellationToken), cancellationToken), cancellationToken);
}
