using FluentValidation;
using HumasApi.Contract;
using HumasApi.Data;
using HumasApi.Domain;
using Microsoft.EntityFrameworkCore;
using Unit = HumasApi.Domain.Unit;

namespace HumasApi.Management.Units;

/// <summary>What an administrator writes of a unit.</summary>
[FailsWith(
    nameof(Problems.CodeTaken),
    nameof(Problems.EventOrder),
    nameof(Problems.LaterEvent),
    nameof(Problems.MalformedEmail),
    nameof(Problems.MalformedSlug),
    nameof(Problems.MalformedSubKind),
    nameof(Problems.MalformedTemplate),
    nameof(Problems.MalformedUrl),
    nameof(Problems.OutOfRange),
    nameof(Problems.SlugTaken),
    nameof(Problems.UnitClosed),
    nameof(Problems.UnitCycle),
    nameof(Problems.UnitTooDeep),
    nameof(Problems.UnknownTimeZone),
    nameof(Problems.UseMove)
)]
internal sealed record UnitInput
{
    /// <summary>Readable part of the address; by default made from the name.</summary>
    [Shaped(Domain.Slug.MaxLength, Shape = Domain.Slug.Shape)]
    public string? Slug { get; init; }

    /// <summary>Code in the ministry's own registers; unique.</summary>
    [Line(Unit.CodeMaxLength)]
    public string? Code { get; init; }

    /// <summary>Full name.</summary>
    [Required, Line(Unit.NameMaxLength)]
    public string? Name { get; init; }

    /// <summary>Short name, as used in speech.</summary>
    [Line(Unit.ShortNameMaxLength)]
    public string? ShortName { get; init; }

    /// <summary>How its press office signs.</summary>
    [Line(Unit.PressLabelMaxLength)]
    public string? PressLabel { get; init; }

    /// <summary>What it is in the organisation.</summary>
    public UnitKind Kind { get; init; } = UnitKind.TechnicalUnit;

    /// <summary>What kind of technical unit: lapas, rutan, bapas, lpka, …</summary>
    [Shaped(Unit.SubKindMaxLength, Shape = Domain.Slug.Shape)]
    public string? SubKind { get; init; }

    /// <summary>Class as the decree writes it: I, IIA, IIB.</summary>
    [Line(Unit.UnitClassMaxLength)]
    public string? UnitClass { get; init; }

    /// <summary>What it does, in a few sentences of plain text.</summary>
    [Paragraph(Unit.DescriptionMaxLength)]
    public string? Description { get; init; }

    /// <summary>The unit that it answers to. Given when it is made; changed by POST …/move.</summary>
    public RefInput? Parent { get; init; }

    /// <summary>
    /// The unit above it on the functional line, where that is another one. Given when it is made; changed by POST …/move with
    /// line technical.
    /// </summary>
    public RefInput? TechnicalParent { get; init; }

    /// <summary>First day of its work; null: from the beginning.</summary>
    public DateOnly? OpenedOn { get; init; }

    /// <summary>Where it works.</summary>
    public RegionInput? Region { get; init; }

    /// <summary>How the public reaches it.</summary>
    public ContactInput? Contact { get; init; }

    /// <summary>Its website.</summary>
    [WebUrl(Unit.UrlMaxLength)]
    public string? Website
    {
        get;
        init => field = Addresses.Stored(value);
    }

    /// <summary>
    /// Where articles of this unit, and of units below it without a pattern, stand on the web:
    /// https://example.go.id/berita/{slug}. May hold {slug} and {id}.
    /// </summary>
    [Shaped(Unit.UrlMaxLength)]
    public string? ArticleUrlTemplate
    {
        get;
        init => field = Addresses.ArticleTemplate(value) ?? value;
    }

    /// <summary>
    /// The page of the website that shows a preview, for this unit and units below it without one:
    /// https://example.go.id/pratinjau?token={token}. The page reads GET /preview/v1/articles/{token}.
    /// </summary>
    [Shaped(Unit.UrlMaxLength)]
    public string? PreviewUrlTemplate
    {
        get;
        init => field = Addresses.PreviewTemplate(value) ?? value;
    }

    /// <summary>Emblem.</summary>
    public ImageInput? Logo { get; init; }

    /// <summary>IANA zone; by default that of the unit above.</summary>
    public string? TimeZone { get; init; }

    /// <summary>False: no longer active; its archive stays.</summary>
    public bool Active { get; init; } = true;

    /// <summary>
    /// Whether only approved articles are published; null: as the unit above, in the end no. Decided by an administrator above
    /// the unit. false lifts what units above require at that moment, and takes an administrator of each of them; what is
    /// required later, or above another place, it does not lift. Sent again, it lifts that too.
    /// </summary>
    public bool? ReviewRequired { get; init; }

    /// <summary>
    /// Whether the last editor cannot approve; null: inherited from the unit above, by default no. Decided, and lifted by false,
    /// as reviewRequired is.
    /// </summary>
    public bool? FourEyes { get; init; }

    public static async Task<UnitInput> From(HumasDbContext database, Unit unit, CancellationToken cancellationToken)
    {
        var today = await database.UnitsToday.SingleAsync(row => row.Id == unit.Id, cancellationToken);
        return From(unit, today);
    }

    public static UnitInput From(Unit unit, PublicUnit today) =>
        new()
        {
            Slug = unit.Slug,
            Code = unit.Code,
            Name = today.Name,
            ShortName = today.ShortName,
            PressLabel = today.PressLabel,
            Kind = today.Kind,
            SubKind = today.SubKind,
            UnitClass = today.UnitClass,
            Description = unit.Description,
            Parent = today.ParentId is { } parent ? new RefInput { Id = parent } : null,
            TechnicalParent = today.TechnicalParentId is { } technical ? new RefInput { Id = technical } : null,
            OpenedOn = unit.OpenedOn,
            Region =
                unit.RegionCode is null && unit.RegionName is null
                    ? null
                    : new RegionInput { Code = unit.RegionCode, Name = unit.RegionName },
            Contact =
                unit.Address is null && unit.Phone is null && unit.Whatsapp is null && unit.Email is null
                    ? null
                    : new ContactInput
                    {
                        Address = unit.Address,
                        Phone = unit.Phone,
                        Whatsapp = unit.Whatsapp,
                        Email = unit.Email,
                    },
            Website = unit.Website,
            ArticleUrlTemplate = unit.ArticleUrlTemplate,
            PreviewUrlTemplate = unit.PreviewUrlTemplate,
            Logo = ImageInput.From(unit.Logo),
            TimeZone = unit.TimeZone,
            Active = unit.Active,
            ReviewRequired = unit.ReviewRequired,
            FourEyes = unit.FourEyes,
        };
}

/// <summary>Where a unit works.</summary>
internal sealed record RegionInput
{
    /// <summary>Code of the region: 33.</summary>
    [Line(Unit.RegionCodeMaxLength)]
    public string? Code { get; init; }

    /// <summary>Name of the region: Jawa Tengah.</summary>
    [Line(Unit.RegionNameMaxLength)]
    public string? Name { get; init; }
}

/// <summary>How the public reaches a unit.</summary>
internal sealed record ContactInput
{
    /// <summary>Postal address.</summary>
    [Paragraph(Unit.AddressMaxLength)]
    public string? Address { get; init; }

    /// <summary>Telephone number.</summary>
    [Line(Unit.PhoneMaxLength)]
    public string? Phone { get; init; }

    /// <summary>WhatsApp number.</summary>
    [Line(Unit.PhoneMaxLength)]
    public string? Whatsapp { get; init; }

    /// <summary>E-mail address.</summary>
    [Shaped(Text.EmailMaxLength)]
    public string? Email { get; init; }
}

internal sealed class UnitInputValidator : AbstractValidator<UnitInput>
{
    public UnitInputValidator()
    {
        this.DeclaredRules();
        RuleFor(input => input.Slug).SlugShape();
        RuleFor(input => input.SubKind).SubKind();
        RuleFor(input => input.Parent!).SetValidator(new RefInputValidator()).When(input => input.Parent is not null);
        RuleFor(input => input.TechnicalParent!).SetValidator(new RefInputValidator()).When(input => input.TechnicalParent is not null);
        RuleFor(input => input.OpenedOn).UnitDay();
        RuleFor(input => input.Region!).ChildRules(region => region.DeclaredRules()).When(input => input.Region is not null);
        RuleFor(input => input.Contact!)
            .ChildRules(contact =>
            {
                contact.DeclaredRules();
                contact.RuleFor(value => value.Email).Email();
            })
            .When(input => input.Contact is not null);
        RuleFor(input => input.ArticleUrlTemplate)
            .Must(value => value is null || (value.Length <= Unit.UrlMaxLength && Addresses.ArticleTemplate(value) is not null))
            .WithProblem(Problems.MalformedTemplate);
        RuleFor(input => input.PreviewUrlTemplate)
            .Must(value => value is null || (value.Length <= Unit.UrlMaxLength && Addresses.PreviewTemplate(value) is not null))
            .WithProblem(Problems.MalformedTemplate, _ =>
                Sentence.Of(
                    "Give an absolute http or https address with {token} after its host: https://example.go.id/pratinjau?token={token}.",
                    "Berikan alamat http atau https lengkap dengan {token} setelah nama host: "
                        + "https://example.go.id/pratinjau?token={token}."
                )
            );
        RuleFor(input => input.Logo!).SetValidator(new ImageInputValidator()).When(input => input.Logo is not null);
        RuleFor(input => input.TimeZone).IanaZone();
    }
}
