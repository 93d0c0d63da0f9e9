namespace HumasApi.Demo.Stories;

/// <summary>Clinics, screenings, blood donations, recovery from addiction.</summary>
internal static class HealthStories
{
    public static IReadOnlyList<DemoStory> All { get; } =
    [
        new()
        {
            Key = "skrining-kesehatan", Theme = DemoTheme.Health, Audience = DemoAudience.Prisons, Weight = 4,
            Category = "layanan-publik", Tags = ["kesehatan"],
            Subjects = ["tuberkulosis", "tekanan darah", "gula darah", "kesehatan gigi", "kesehatan mata", "penyakit kulit", "hepatitis", "kesehatan jiwa"],
            Partners = ["Puskesmas {town}", "Dinas Kesehatan {town}", "rumah sakit daerah di {town}"],
            A = (38, 520), B = (4, 15),
            Titles =
            [
                "{a} {Wb} {nick} Jalani Skrining {Subject}",
                "{unit} Periksa {Subject} {a} {Wb}",
                "Skrining {Subject} di {nick} Jangkau {a} Orang",
                "Cegah Sejak Dini, {a} Penghuni {nick} Ikuti Pemeriksaan {Subject}",
            ],
            Leads =
            [
                "Sebanyak {a} {wb} di {unit} menjalani skrining {subject} pada {day}. Pemeriksaan berlangsung di poliklinik sejak pukul {time} dan melibatkan {b} tenaga kesehatan.",
                "{unit} mengadakan pemeriksaan {subject} bagi {wb} pada {day}. Hingga kegiatan ditutup, tercatat {a} orang telah diperiksa secara bergiliran per blok hunian.",
            ],
            Details =
            [
                "Skrining terlaksana berkat dukungan {partner} yang mengirimkan {b} petugas beserta peralatan. Peserta didata, diwawancarai mengenai keluhan, lalu diperiksa sesuai urutan.",
                "Mereka yang hasilnya memerlukan tindak lanjut dipisahkan sementara untuk pemeriksaan lanjutan. Data kesehatan disimpan sebagai rekam medis dan hanya dapat dibuka oleh petugas yang berwenang.",
                "Selain pemeriksaan, tenaga kesehatan menyampaikan cara menjaga kebersihan kamar, kebiasaan mencuci tangan, serta pentingnya melapor sejak gejala awal muncul.",
            ],
            Quotes =
            [
                "Di hunian yang padat, penyakit menular harus ditemukan secepat mungkin. Karena itu, skrining {subject} kami jadwalkan berkala dan tidak menunggu ada keluhan",
                "Hak atas kesehatan tidak hilang karena seseorang menjalani pidana. Pelayanan yang kami berikan harus sebaik yang diterima masyarakat di luar",
            ],
        },
        new()
        {
            Key = "donor-darah", Theme = DemoTheme.Health, Audience = DemoAudience.Offices, Weight = 3,
            Category = "kegiatan", Tags = ["kesehatan", "bakti-sosial"],
            Subjects = ["Hari Bhakti Pemasyarakatan", "Hari Dharma Karya Dhika", "hari ulang tahun kemerdekaan", "Hari Kesehatan Nasional", "Hari Ibu", "persediaan darah daerah", "aksi kemanusiaan", "Hari Donor Darah"],
            Partners = ["Palang Merah Indonesia {town}", "unit donor darah {town}"],
            A = (21, 164), B = (6, 28),
            Titles =
            [
                "{nick} Kumpulkan {a} Kantong Darah untuk {Subject}",
                "Donor Darah {Subject} di {unit}, {a} Kantong Terkumpul",
                "{a} Pendonor Ramaikan Donor Darah {nick} dalam Rangka {Subject}",
                "Aksi Donor Darah {nick} untuk {Subject} Hasilkan {a} Kantong",
            ],
            Leads =
            [
                "Sebanyak {a} kantong darah terkumpul dalam aksi donor yang digelar {unit} pada {day}. Kegiatan itu diadakan dalam rangka {subject} dan terbuka bagi pegawai beserta keluarga.",
                "Pegawai {unit} menyumbangkan darah pada {day} mulai pukul {time}. Aksi dalam rangka {subject} tersebut menghasilkan {a} kantong darah dari berbagai golongan.",
            ],
            Details =
            [
                "Petugas dari {partner} melakukan pemeriksaan tekanan darah dan kadar hemoglobin sebelum pengambilan. Sebanyak {b} pendaftar terpaksa menunda karena belum memenuhi syarat kesehatan.",
                "Panitia menyiapkan ruang istirahat, minuman hangat, dan makanan bergizi bagi pendonor. Waktu pengambilan dibagi dalam beberapa sesi agar layanan kepada masyarakat tidak terhenti.",
                "Darah yang terkumpul akan disalurkan ke rumah sakit di {town} dan sekitarnya. Golongan darah O menjadi yang terbanyak disumbangkan kali ini.",
            ],
            Quotes =
            [
                "Setetes darah bisa menjadi penentu bagi orang yang tidak kita kenal. Inilah cara sederhana aparatur hadir bagi sesama",
                "Kami akan menjadikan donor darah kegiatan rutin tiap tiga bulan. Semakin banyak yang terbiasa, semakin aman persediaan darah di {town}",
            ],
        },
        new()
        {
            Key = "penyuluhan-kesehatan", Theme = DemoTheme.Health, Audience = DemoAudience.Field, Weight = 2,
            Category = "layanan-publik", Tags = ["kesehatan"],
            Subjects = ["pola hidup bersih", "bahaya rokok", "kesehatan reproduksi", "gizi seimbang", "demam berdarah", "pertolongan pertama", "HIV dan AIDS", "kesehatan mental"],
            Partners = ["Puskesmas {town}", "fakultas kedokteran di {town}", "kader kesehatan {town}"],
            A = (22, 148), B = (30, 90),
            Titles =
            [
                "{a} {Wb} {nick} Dapat Penyuluhan {Subject}",
                "Penyuluhan {Subject} di {unit} Diikuti {a} Peserta",
                "{nick} Edukasi {a} {Wb} tentang {Subject}",
            ],
            Leads =
            [
                "Penyuluhan mengenai {subject} diberikan kepada {a} {wb} di {unit} pada {day}. Selama {b} menit, peserta menyimak paparan sekaligus mengajukan pertanyaan kepada narasumber.",
                "{unit} menggelar penyuluhan {subject} pada {day} pukul {time}. Sebanyak {a} {wb} mengikuti kegiatan di aula dengan antusias.",
            ],
            Details =
            [
                "Narasumber dari {partner} memakai alat peraga dan bahasa sehari-hari agar mudah dipahami. Beberapa peserta diminta mempraktikkan langsung materi yang baru dijelaskan.",
                "Pertanyaan terbanyak menyangkut kebiasaan di kamar hunian, terutama soal ventilasi, jemuran, dan kebersihan alat makan. Seluruhnya dijawab dengan contoh yang dapat langsung dikerjakan.",
                "Setelah penyuluhan, perwakilan setiap kamar ditunjuk menjadi kader. Mereka bertugas mengingatkan rekan sekamar dan melaporkan gangguan kesehatan kepada poliklinik.",
            ],
            Quotes =
            [
                "Mencegah jauh lebih murah daripada mengobati. Karena itu, pengetahuan tentang {subject} harus sampai ke setiap kamar",
                "Kami berharap apa yang didengar hari ini diceritakan juga kepada keluarga saat kunjungan. Manfaatnya menjadi berlipat",
            ],
        },
        new()
        {
            Key = "rehabilitasi", Theme = DemoTheme.Health, Audience = DemoAudience.Prisons, Weight = 2,
            Category = "pembinaan", Tags = ["anti-narkoba", "kesehatan"],
            Subjects = ["rehabilitasi sosial", "rehabilitasi medis", "konseling adiksi", "terapi kelompok", "kelas pencegahan kambuh", "pendampingan keluarga", "asesmen adiksi", "terapi seni"],
            Partners = ["Badan Narkotika Nasional setempat", "yayasan rehabilitasi di {town}", "konselor adiksi"],
            A = (15, 120), B = (3, 6),
            Titles =
            [
                "{a} {Wb} {nick} Ikuti Program {Subject}",
                "{unit} Mulai {Subject} bagi {a} Peserta",
                "Pulih Bersama, {a} Peserta {Subject} di {nick} Selesaikan Tahap Awal",
                "{Subject} {nick} Dampingi {a} {Wb} Lepas dari Narkoba",
            ],
            Leads =
            [
                "{unit} memulai program {subject} bagi {a} {wb} pada {day}. Program berjalan selama {b} bulan dengan pendampingan konselor dan tenaga kesehatan.",
                "Sebanyak {a} {wb} di {unit} mengikuti {subject} pada {day}. Mereka telah melewati asesmen untuk menentukan tingkat ketergantungan dan kebutuhan pendampingan.",
            ],
            Details =
            [
                "Sesi harian terdiri atas pertemuan pagi, konseling kelompok, dan penulisan jurnal pribadi. Pihak {partner} membantu menyusun modul agar sesuai dengan kondisi hunian.",
                "Peserta ditempatkan di blok yang sama supaya dapat saling menguatkan. Aturan bersama disusun oleh mereka sendiri dan ditinjau setiap pekan.",
                "Keluarga dilibatkan melalui sesi daring sebulan sekali. Dukungan rumah dinilai menentukan apakah seseorang mampu bertahan setelah bebas.",
            ],
            Quotes =
            [
                "Pulih bukan soal kemauan semata, melainkan juga soal lingkungan. Tugas kami menyediakan lingkungan itu selama mereka di sini",
                "Setiap hari tanpa kambuh adalah kemenangan kecil. Kami mencatat dan merayakannya bersama",
            ],
        },
    ];
}
