namespace HumasApi.Demo.Stories;

/// <summary>Visits, digital services, remissions, integration rights, identity papers.</summary>
internal static class ServiceStories
{
    public static IReadOnlyList<DemoStory> All { get; } =
    [
        new()
        {
            Key = "layanan-kunjungan", Theme = DemoTheme.Service, Audience = DemoAudience.Prisons, Weight = 4,
            Category = "layanan-publik", Tags = ["kunjungan", "layanan-kunjungan-daring"],
            Subjects = ["tatap muka", "daring", "penyandang disabilitas", "lanjut usia", "ibu dan anak", "akhir pekan", "hari besar keagamaan", "penitipan barang"],
            Partners = ["Ombudsman perwakilan Jawa Tengah", "relawan layanan di {town}"],
            A = (32, 430), B = (15, 45),
            Titles =
            [
                "Layanan Kunjungan {Subject} {nick} Terima {a} Keluarga",
                "{a} Pengunjung Manfaatkan Layanan Kunjungan {Subject} di {unit}",
                "{nick} Benahi Layanan Kunjungan {Subject}, Antrean Dipangkas Jadi {b} Menit",
                "Lebih Ramah, {nick} Layani {a} Keluarga Lewat Kunjungan {Subject}",
            ],
            Leads =
            [
                "Layanan kunjungan {subject} di {unit} melayani {a} keluarga pada {day}. Pendaftaran dibuka pukul {time} dan setiap pengunjung memperoleh nomor antrean sesuai urutan kedatangan.",
                "{unit} menyempurnakan layanan kunjungan {subject} mulai {day}. Dengan alur baru, waktu tunggu yang semula lebih dari satu jam kini rata-rata {b} menit.",
            ],
            Details =
            [
                "Pengunjung cukup menunjukkan kartu identitas dan menyebutkan nama {wb} yang dituju. Petugas kemudian memeriksa barang bawaan menggunakan alat pemindai sebelum mengantar ke ruang pertemuan.",
                "Ruang tunggu dilengkapi kursi prioritas, air minum, pojok bermain anak, dan papan maklumat layanan. Seluruh layanan tidak dipungut biaya.",
                "Pengunjung yang tidak puas dapat menyampaikan keluhan melalui kotak saran, nomor aduan, atau langsung kepada petugas jaga. Setiap aduan dijawab paling lambat tiga hari kerja.",
                "Seorang ibu yang menempuh perjalanan dua jam mengaku terbantu dengan jadwal yang lebih pasti. Ia tidak perlu lagi berangkat dini hari agar kebagian nomor.",
            ],
            Quotes =
            [
                "Pengunjung adalah tamu kami. Mereka datang membawa rindu, jadi jangan sampai pulang membawa kesal",
                "Pertemuan dengan keluarga punya pengaruh besar bagi ketenangan {wb}. Karena itu, layanan kunjungan harus mudah, pasti, dan gratis",
            ],
        },
        new()
        {
            Key = "inovasi-layanan", Theme = DemoTheme.Service, Audience = DemoAudience.Offices, Weight = 3,
            Category = "layanan-publik", Tags = ["inovasi", "keterbukaan-informasi"],
            Subjects = ["antrean daring", "papan informasi digital", "layanan pesan singkat", "buku tamu elektronik", "loket ramah disabilitas", "pengaduan satu pintu", "pelacakan berkas", "layanan jemput bola", "survei kepuasan elektronik"],
            Partners = ["Dinas Komunikasi dan Informatika {town}", "kampus teknologi di {town}"],
            A = (40, 900), B = (5, 20),
            Titles =
            [
                "{nick} Luncurkan Layanan {Subject}, {a} Warga Sudah Memakai",
                "Layanan {Subject} {unit} Pangkas Waktu Tunggu Jadi {b} Menit",
                "{a} Pemohon Terlayani Lewat {Subject} di {nick}",
                "Permudah Masyarakat, {nick} Terapkan {Subject} bagi {a} Pemohon",
            ],
            Leads =
            [
                "{unit} meluncurkan layanan {subject} pada {day}. Dalam masa uji coba, layanan tersebut telah dimanfaatkan {a} warga tanpa gangguan berarti.",
                "Layanan {subject} resmi diterapkan {unit} mulai {day}. Waktu penyelesaian satu permohonan ditargetkan tidak lebih dari {b} menit.",
            ],
            Details =
            [
                "Gagasan itu muncul dari keluhan masyarakat yang dihimpun selama tiga bulan. Tim kecil kemudian memetakan penyebab antrean dan menyederhanakan langkah yang tidak perlu.",
                "Pengembangan dibantu {partner} tanpa menambah anggaran khusus. Petugas loket dilatih lebih dahulu supaya dapat mendampingi warga yang belum terbiasa dengan gawai.",
                "Bagi warga yang tidak memiliki telepon pintar, layanan manual tetap tersedia. Petugas akan memasukkan data mereka sehingga urutan layanan tetap adil.",
            ],
            Quotes =
            [
                "Inovasi tidak harus mahal. Yang penting warga merasakan bedanya saat datang ke kantor kami",
                "Teknologi hanya alat. Senyum dan kesediaan mendengar dari petugas tetap menjadi inti pelayanan",
            ],
        },
        new()
        {
            Key = "remisi", Theme = DemoTheme.Service, Audience = DemoAudience.Prisons, Weight = 3,
            Category = "layanan-publik", Tags = ["remisi", "hak-integrasi"],
            Subjects = ["umum kemerdekaan", "khusus Natal", "susulan", "tambahan", "lanjut usia", "kemanusiaan"],
            Partners = ["pemerintah daerah {town}"],
            A = (22, 480), B = (2, 9),
            Titles =
            [
                "{a} {Wb} {nick} Terima Remisi {Subject}",
                "Remisi {Subject}, {b} {Wb} {nick} Langsung Bebas",
                "{unit} Serahkan Remisi {Subject} kepada {a} {Wb}",
                "Remisi {Subject} di {nick}: {a} Menerima, {b} Pulang",
            ],
            Leads =
            [
                "Sebanyak {a} {wb} di {unit} menerima remisi {subject} yang diserahkan pada {day}. Dari jumlah itu, {b} orang langsung bebas setelah pengurangan masa pidana.",
                "{unit} menyerahkan surat keputusan remisi {subject} kepada {a} {wb} pada {day}. Penyerahan dilakukan secara simbolis kepada perwakilan setiap blok di lapangan upacara.",
            ],
            Details =
            [
                "Besaran remisi bervariasi, mulai dari lima belas hari hingga enam bulan, bergantung pada masa pidana yang telah dijalani. Usulan disusun melalui sistem data pemasyarakatan sehingga tiap tahapan dapat dipantau.",
                "Penerima harus berkelakuan baik, aktif mengikuti pembinaan, dan tidak sedang menjalani hukuman disiplin. Pengurusan remisi tidak dipungut biaya dalam bentuk apa pun.",
                "Mereka yang bebas menerima surat lepas, ongkos pulang, serta bimbingan singkat sebelum meninggalkan lembaga. Keluarga sebagian besar telah menunggu di pintu utama sejak pagi.",
            ],
            Quotes =
            [
                "Remisi adalah hak bagi yang memenuhi syarat, sekaligus penghargaan atas perubahan perilaku. Jangan sia-siakan kepercayaan ini",
                "Bagi yang hari ini pulang, buktikan kepada tetangga dan keluarga bahwa kalian sudah berbeda. Kami tidak ingin bertemu lagi di tempat ini",
            ],
        },
        new()
        {
            Key = "sidang-tpp", Theme = DemoTheme.Service, Audience = DemoAudience.Field, Weight = 2,
            Category = "layanan-publik", Tags = ["hak-integrasi", "reintegrasi"],
            Subjects = ["pembebasan bersyarat", "cuti bersyarat", "cuti menjelang bebas", "asimilasi kerja", "pekerja bengkel", "tamping kebersihan", "pemindahan pembinaan", "cuti mengunjungi keluarga"],
            Partners = ["Balai Pemasyarakatan", "wali pemasyarakatan"],
            A = (8, 94), B = (2, 5),
            Titles =
            [
                "{nick} Sidangkan {a} Usulan {Subject}",
                "Sidang TPP {unit} Bahas {Subject} {a} {Wb}",
                "{a} {Wb} {nick} Diusulkan Terima {Subject}",
            ],
            Leads =
            [
                "Tim Pengamat Pemasyarakatan {unit} menyidangkan {a} usulan {subject} pada {day}. Sidang dimulai pukul {time} dan dihadiri seluruh anggota tim.",
                "{unit} menggelar sidang Tim Pengamat Pemasyarakatan pada {day} untuk membahas {subject}. Sebanyak {a} {wb} dinilai kelayakannya satu per satu.",
            ],
            Details =
            [
                "Setiap nama dipanggil, diwawancarai, lalu dicocokkan dengan catatan pembinaan serta hasil penelitian kemasyarakatan. Sebanyak {b} usulan ditunda karena berkasnya belum lengkap.",
                "Pertimbangan tim meliputi perilaku, keaktifan mengikuti program, risiko, dan kesiapan penjamin. Sebanyak {b} anggota tim menyampaikan catatan tertulis yang menjadi lampiran berita acara.",
                "Masukan datang pula dari {partner} yang mengenal keseharian {wb}. Hasil sidang selanjutnya diajukan melalui sistem informasi untuk diverifikasi secara berjenjang.",
            ],
            Quotes =
            [
                "Kami memutuskan berdasarkan data, bukan kedekatan. Semua proses gratis dan bisa ditelusuri",
                "Yang belum disetujui jangan berkecil hati. Perbaiki catatannya, lengkapi berkasnya, dan ajukan kembali",
            ],
        },
        new()
        {
            Key = "rekam-identitas", Theme = DemoTheme.Service, Audience = DemoAudience.Prisons, Weight = 1,
            Category = "layanan-publik", Tags = ["satu-data", "kunjungan"],
            Subjects = ["KTP elektronik", "identitas kependudukan digital", "jaminan kesehatan", "kartu keluarga", "data pemilih", "sidik jari dan foto", "nomor induk kependudukan", "akta kelahiran"],
            Partners = ["Dinas Kependudukan {town}", "kantor kelurahan", "Komisi Pemilihan Umum {town}"],
            A = (26, 260), B = (2, 5),
            Titles =
            [
                "{a} {Wb} {nick} Ikuti Perekaman {Subject}",
                "Perekaman {Subject} di {unit} Jangkau {a} {Wb}",
                "{nick} Pastikan {a} {Wb} Tercatat dalam Pendataan {Subject}",
            ],
            Leads =
            [
                "Sebanyak {a} {wb} di {unit} mengikuti perekaman dan pemutakhiran {subject} pada {day}. Layanan jemput bola itu berlangsung selama {b} hari.",
                "{unit} memfasilitasi pendataan {subject} bagi {a} {wb} pada {day} mulai pukul {time} di aula.",
            ],
            Details =
            [
                "Petugas dari {partner} membawa peralatan perekaman sehingga {wb} tidak perlu keluar lembaga. Data dicocokkan dengan berkas registrasi untuk mencegah identitas ganda.",
                "Pemutakhiran diperlukan karena sebagian {wb} tidak lagi memegang dokumen kependudukan. Tanpa data yang sah, mereka kesulitan mengakses jaminan kesehatan ataupun hak pilih.",
                "{wbstart} yang berasal dari luar daerah tetap dilayani melalui pertukaran data antarwilayah. Hasilnya akan diserahkan kepada bagian registrasi.",
            ],
            Quotes =
            [
                "Status hukum boleh berbeda, tetapi mereka tetap warga negara. Dokumen kependudukan adalah pintu menuju hak yang lain",
                "Data yang rapi memudahkan semua urusan, dari layanan kesehatan sampai pengusulan hak bersyarat",
            ],
        },
    ];
}
