using FluentValidation;
using HumasApi.Data;
using HumasApi.Domain;
using HumasApi.Http;
using HumasApi.Paging;
using MediatR;

namespace HumasApi.Management.Tags;

/// <summary>POST /manage/v1/tags: makes a tag.</summary>
internal static class CreateTagEndpoint
{
    public static async Task<IResult> Handle(HttpContext http, IMediator mediator, PublicUrl url)
    {
        var input = StrictJson.Bind<TagInput>(await StrictJson.ReadObjectAsync(http.Request), typeof(ManagedTag));
        var tag = await mediator.Send(new CreateTagCommand(input, http.Actor()), http.RequestAborted);
        var self = url.To($"/manage/v1/tags/{tag.Id}");
        return new ManagementAnswer<ManagedResponse<ManagedTag>>(new(tag, new(null), new ItemLinks(self)), tag.Version, self);
    }
}

internal sealed record CreateTagCommand(TagInput Input, Actor Actor) : IRequest<ManagedTag>;

internal sealed class CreateTagValidator : AbstractValidator<CreateTagCommand>
{
    public CreateTagValidator(TagInputValidator input) => RuleFor(command => command.Input).SetValidator(input);
}

internal sealed class CreateTagHandler(HumasDbContext database, Rights rights, TimeProvider clock) : IRequestHandler<CreateTagCommand, ManagedTag>
{
    public Task<ManagedTag> Handle(CreateTagCommand request, CancellationToken cancellationToken) => database.InTransactionAsync(async () =>
    {
        await rights.RequireSomewhereAsync(Right.KeepRecords, cancellationToken);
        return await ManagedTag.ReadAsync(database, await TagDraft.CreateAsync(database, request.Input, request.Actor, clock.Now(), cancellationToken), cancellationToken);
    }, cancellationToken);
}
