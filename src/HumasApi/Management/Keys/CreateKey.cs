using FluentValidation;
using HumasApi.Access;
using HumasApi.Contract;
using HumasApi.Data;
using HumasApi.Domain;
using HumasApi.Http;
using MediatR;

namespace HumasApi.Management.Keys;

/// <summary>POST /manage/v1/keys: creates a key. Callers cannot grant more than they have.</summary>
internal static class CreateKeyEndpoint
{
    public static async Task<IResult> Handle(HttpContext http, IMediator mediator, PublicUrl url)
    {
        var input = StrictJson.Bind<KeyInput>(await StrictJson.ReadObjectAsync(http.Request), typeof(ManagedKey));
        var (key, text) = await mediator.Send(new CreateKeyCommand(input, http.Actor()), http.RequestAborted);
        var self = url.To($"/manage/v1/keys/{key.Id}");
        return new ManagementResult<ItemResponse<NewKey>>(
            new(new NewKey(key) { Key = text }, new ItemMeta(), new ItemLinks(self)),
            key.Version,
            self
        );
    }
}

internal sealed record CreateKeyCommand(KeyInput Input, Actor Actor) : IRequest<(ManagedKey Key, string Text)>;

internal sealed class CreateKeyValidator : AbstractValidator<CreateKeyCommand>
{
    public CreateKeyValidator(KeyInputValidator input) => RuleFor(command => command.Input).SetValidator(input);
}

internal sealed class CreateKeyHandler(HumasDbContext database, Rights rights, TimeProvider clock)
    : IRequestHandler<CreateKeyCommand, (ManagedKey Key, string Text)>
{
    public Task<(ManagedKey Key, string Text)> Handle(CreateKeyCommand request, CancellationToken cancellationToken) =>
        database.InTransactionAsync(
            async () =>
            {
                await rights.RequireAtAnyUnitAsync(Right.Administer, cancellationToken);
                var grants = await request.Input.ResolveAsync(database, [], cancellationToken);
                await rights.RequireGrantableAsync(grants, cancellationToken);
                request.Input.RequireWithin(rights.Key);
                var (key, text) = ApiKey.Generate(request.Input.Name!, grants, request.Actor, clock.Now());
                (key.Owner, key.Email, key.ExpiresAt, key.AllowedAddresses) = (
                    request.Input.Owner,
                    request.Input.Email,
                    request.Input.ExpiresAt,
                    request.Input.AllowedAddresses
                );
                database.ApiKeys.Add(key);
                await database.SaveChangesAsync(cancellationToken);
                return (await ManagedKey.ReadAsync(database, key, cancellationToken), text);
            },
            cancellationToken
        );
}
