using FluentValidation;
using HumasApi.Contract;
using HumasApi.Data;
using HumasApi.Domain;
using HumasApi.Management.Records;
using Microsoft.EntityFrameworkCore;

namespace HumasApi.Management.Keys;

/// <summary>What an administrator sets for a key.</summary>
[FailsWith(
    nameof(Problems.BeyondOwnKey),
    nameof(Problems.InThePast),
    nameof(Problems.MalformedAddress),
    nameof(Problems.MalformedEmail),
    nameof(Problems.NamedTwice),
    nameof(Problems.OffsetMissing),
    nameof(Problems.TooMany),
    nameof(Problems.UnitClosed)
)]
internal sealed record KeyInput
{
    /// <summary>What it is for.</summary>
    [Required, Line(ApiKey.NameMaxLength)]
    public string? Name { get; init; }

    /// <summary>Who is responsible for its use.</summary>
    [Line(ApiKey.OwnerMaxLength)]
    public string? Owner { get; init; }

    /// <summary>E-mail address to which the inbox of the key is mailed; null: none.</summary>
    [Shaped(Text.EmailMaxLength)]
    public string? Email { get; init; }

    /// <summary>What it may do, and where; replaces all its grants.</summary>
    [Count(ApiKey.MaxGrants)]
    public List<GrantInput> Grants { get; init; } = [];

    /// <summary>When it expires; null: never.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>Addresses and networks (CIDR) that it may be used from; none: from anywhere.</summary>
    [Count(ApiKey.MaxAddresses), Shaped(KeyInputValidator.AddressMaxLength)]
    public List<string> AllowedAddresses { get; init; } = [];

    public static KeyInput From(ApiKey key) =>
        new()
        {
            Name = key.Name,
            Owner = key.Owner,
            Email = key.Email,
            ExpiresAt = key.ExpiresAt,
            AllowedAddresses = key.AllowedAddresses,
            Grants =
            [
                .. key.Grants.Select(grant => new GrantInput
                {
                    Role = grant.Role,
                    Unit = grant.UnitId is { } unit ? new RefInput { Id = unit } : null,
                    Scope = grant.Scope,
                }),
            ],
        };

    /// <summary>
    /// A key cannot give another key more time or more addresses than it has itself, or an expiring key could extend itself. Keys
    /// created by a person may outlive the token.
    /// </summary>
    /// <exception cref="Problem">422 when the input reaches further.</exception>
    public void RequireWithin(ApiKey? own)
    {
        var errors = new List<ProblemError>();
        if (own?.IsValidUntil(ExpiresAt) == false)
            errors.Add(
                Problems.BeyondOwnKey.At(
                    "/expiresAt",
                    Sentence.Of(
                        $"Your key is valid until {own.ExpiresAt:u}, so it cannot create keys that are valid for longer.",
                        $"Kunci Anda berlaku sampai {own.ExpiresAt:u}, jadi tidak dapat memberi kunci lain waktu lebih lama."
                    )
                )
            );
        if (own?.AllowsAddresses(AllowedAddresses) == false)
            errors.Add(
                Problems.BeyondOwnKey.At(
                    "/allowedAddresses",
                    Sentence.Of(
                        "Your key is bound to addresses, so it cannot create keys for other addresses.",
                        "Kunci Anda dibatasi ke alamat tertentu, jadi tidak dapat memberi kunci lain alamat di luarnya."
                    )
                )
            );
        if (errors.Count > 0)
            throw Problem.Invalid(errors);
    }

    /// <summary>The grants, their units found.</summary>
    /// <exception cref="Problem">422 for a unit that does not exist, or that is closed and was not granted before.</exception>
    public async Task<List<Grant>> ResolveAsync(HumasDbContext database, IReadOnlyList<Grant> present, CancellationToken cancellationToken)
    {
        var (grants, errors) = (new List<Grant>(), new List<ProblemError>());
        foreach (var (at, input) in Grants.Index())
        {
            var unit = input.Unit is null
                ? (Guid?)null
                : await UnitReference.ResolveAsync(database, input.Unit, $"/grants/{at}/unit", cancellationToken);
            var grant = new Grant(input.Role!.Value, unit, unit is null ? GrantScope.Subtree : input.Scope);
            if (grants.Contains(grant))
                errors.Add(
                    Problems.NamedTwice.At($"/grants/{at}", Sentence.Of("This grant is given twice.", "Wewenang ini diberikan dua kali."))
                );
            else if (
                unit is { } named
                && !present.Contains(grant)
                && await database.UnitsToday.AnyAsync(one => one.Id == named && one.ClosedOn != null, cancellationToken)
            )
                errors.Add(
                    Problems.UnitClosed.At(
                        $"/grants/{at}/unit",
                        Sentence.Of(
                            "This unit is closed. Grant a role at its successor; its archive counts there.",
                            "Unit ini sudah ditutup. Berikan peran pada penerusnya; arsipnya dihitung di sana."
                        )
                    )
                );
            grants.Add(grant);
        }
        return errors.Count > 0 ? throw Problem.Invalid(errors) : grants;
    }
}

/// <summary>A role at a unit.</summary>
internal sealed record GrantInput
{
    /// <summary>The role.</summary>
    [Required]
    public Role? Role { get; init; }

    /// <summary>The unit; left out or null: the whole newsroom.</summary>
    public RefInput? Unit { get; init; }

    /// <summary>How far below the unit it reaches.</summary>
    public GrantScope Scope { get; init; } = GrantScope.Self;
}

internal sealed class KeyInputValidator : AbstractValidator<KeyInput>
{
    public const int AddressMaxLength = 64;

    public KeyInputValidator(TimeProvider clock)
    {
        this.DeclaredRules();
        RuleFor(input => input.Email).Email();
        RuleFor(input => input.ExpiresAt)
            .Must(value => value is null || value > clock.GetUtcNow())
            .WithProblem(Problems.InThePast, _ =>
                Sentence.Of(
                    "This time has passed. To revoke a key now use POST …/revoke.",
                    "Waktu ini sudah lewat. Untuk mengakhiri kunci sekarang gunakan POST …/revoke."
                )
            );
        RuleForEach(input => input.Grants)
            .ChildRules(grant =>
            {
                grant.DeclaredRules();
                grant.RuleFor(value => value.Unit!).SetValidator(new RefInputValidator()).When(value => value.Unit is not null);
            })
            .When(input => input.Grants.Count <= ApiKey.MaxGrants);
        RuleForEach(input => input.AllowedAddresses)
            .Must(text => text is { Length: <= AddressMaxLength } && ApiKey.Network(text) is not null)
            .WithProblem(Problems.MalformedAddress)
            .When(input => input.AllowedAddresses.Count <= ApiKey.MaxAddresses);
    }
}
