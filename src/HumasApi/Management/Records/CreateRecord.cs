using FluentValidation;
using HumasApi.Access;
using HumasApi.Data;
using HumasApi.Domain;
using HumasApi.Http;
using MediatR;

namespace HumasApi.Management.Records;

/// <summary>POST /manage/v1/{authors|tags|units}: creates a record.</summary>
internal static class CreateRecordEndpoint<TRecord, TInput, TView>
    where TRecord : class, IRecord
    where TInput : class
    where TView : IManagedRecord
{
    public static async Task<IResult> Handle(HttpContext http, IMediator mediator, Records<TRecord, TInput, TView> records, PublicUrl url)
    {
        var input = StrictJson.Bind<TInput>(await StrictJson.ReadObjectAsync(http.Request), typeof(TView));
        var view = await mediator.Send(new CreateRecordCommand<TInput, TView>(input, http.Actor()), http.RequestAborted);
        return records.Answer(view, url, created: true);
    }
}

internal sealed record CreateRecordCommand<TInput, TView>(TInput Input, Actor Actor) : IRequest<TView>;

internal sealed class CreateRecordValidator<TInput, TView> : AbstractValidator<CreateRecordCommand<TInput, TView>>
{
    public CreateRecordValidator(IValidator<TInput> input) => RuleFor(command => command.Input).SetValidator(input);
}

internal sealed class CreateRecordHandler<TRecord, TInput, TView>(HumasDbContext database, Records<TRecord, TInput, TView> records)
    : IRequestHandler<CreateRecordCommand<TInput, TView>, TView>
    where TRecord : class, IRecord
    where TInput : class
    where TView : IManagedRecord
{
    public Task<TView> Handle(CreateRecordCommand<TInput, TView> request, CancellationToken cancellationToken) =>
        database.InTransactionAsync(
            async () =>
            {
                var record = await records.CreateAsync(request.Input, request.Actor, cancellationToken);
                return await records.ViewAsync(record, cancellationToken);
            },
            cancellationToken
        );
}
