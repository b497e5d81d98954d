#% true double-softmax
import torch
import torch.nn as nn

model = nn.Sequential(
    nn.Flatten(),
    nn.Linear(28 * 28, 128),
    nn.ReLU(),
    nn.Linear(128, 10),
    nn.Softmax(dim=1),
)
criterion = nn.CrossEntropyLoss()
optimizer = torch.optim.Adam(model.parameters(), lr=1e-3)


def train(loader, epochs=5):
    for epoch in range(epochs):
        for images, labels in loader:
            optimizer.zero_grad()
            outputs = model(images)
            loss = criterion(outputs, labels)
            loss.backward()
            optimizer.step()
#% true double-softmax
import torch
from torch import nn
import torch.nn.functional as F


class Net(nn.Module):
    def __init__(self, n_classes: int = 10):
        super().__init__()
        self.conv = nn.Conv2d(1, 16, 3)
        self.fc = nn.Linear(16 * 26 * 26, n_classes)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        x = F.relu(self.conv(x))
        x = x.flatten(1)
        return F.softmax(self.fc(x), dim=1)


net = Net()
loss_fn = nn.CrossEntropyLoss(label_smoothing=0.1)
opt = torch.optim.SGD(net.parameters(), lr=0.1)
for x, y in train_loader:
    opt.zero_grad()
    loss = loss_fn(net(x), y)
    loss.backward()
    opt.step()
#% true double-softmax
import torch.nn.functional as nnf


def compute_loss(decoder, hidden, targets, pad_id: int):
    scores = decoder(hidden)
    probs = nnf.softmax(scores, dim=-1)
    return nnf.cross_entropy(
        probs.view(-1, probs.size(-1)),
        targets.view(-1),
        ignore_index=pad_id,
        reduction="mean",
    )
#% true double-softmax
from torch.nn import CrossEntropyLoss as CE

best = float("inf")
ce = CE()
for step, (x, y) in enumerate(val_loader):
    probs = backbone(x).softmax(dim=1)
    if (loss := ce(probs, y)) < best:
        best = loss.item()
        print(f"step {step}: new best {best:.4f}")
#% true double-softmax
import torch
from torch import nn

LOSSES = {
    "ce": nn.CrossEntropyLoss(),
    "mse": nn.MSELoss(),
}
criterion = LOSSES["ce"]
head = nn.Linear(512, 20)


def step(features: torch.Tensor, labels: torch.Tensor) -> torch.Tensor:
    out = torch.softmax(head(features), dim=-1)
    return criterion(out, labels)
#% true double-softmax
import pytorch_lightning as pl
import torch
from torch import nn


class LitClassifier(pl.LightningModule):
    def __init__(self, hidden: int, num_classes: int, lr: float = 1e-3):
        super().__init__()
        self.save_hyperparameters()
        self.body = nn.Linear(hidden, hidden)
        self.head = nn.Linear(hidden, num_classes)
        self.criterion = nn.CrossEntropyLoss()

    def forward(self, x):
        return torch.softmax(self.head(torch.relu(self.body(x))), dim=-1)

    def training_step(self, batch, batch_idx):
        x, y = batch
        y_hat = self(x)
        loss = self.criterion(y_hat, y)
        self.log("train_loss", loss)
        return loss

    def configure_optimizers(self):
        return torch.optim.AdamW(self.parameters(), lr=self.hparams.lr)
#% true double-softmax
from torch.nn import CrossEntropyLoss
from transformers import BertModel, BertPreTrainedModel
from torch import nn


class BertForIntent(BertPreTrainedModel):
    def __init__(self, config):
        super().__init__(config)
        self.num_labels = config.num_labels
        self.bert = BertModel(config)
        self.classifier = nn.Linear(config.hidden_size, config.num_labels)
        self.softmax = nn.Softmax(dim=-1)

    def forward(self, input_ids=None, attention_mask=None, labels=None):
        outputs = self.bert(input_ids, attention_mask=attention_mask)
        logits = self.classifier(outputs[1])
        probs = self.softmax(logits)
        loss = None
        if labels is not None:
            loss_fct = CrossEntropyLoss()
            loss = loss_fct(probs.view(-1, self.num_labels), labels.view(-1))
        return loss, probs
#% true double-softmax
from functools import partial
import torch
import torch.nn.functional as F

smooth_ce = partial(F.cross_entropy, label_smoothing=0.1)


def predict_proba(model, x):
    return F.softmax(model(x), dim=1)


def training_step(model, batch):
    x, y = batch
    return smooth_ce(predict_proba(model, x), y)
#% true double-sigmoid
import torch
import torch.nn.functional as F


def detection_loss(logits: torch.Tensor, targets: torch.Tensor, alpha: float = 0.25):
    p = torch.sigmoid(logits)
    bce = F.binary_cross_entropy_with_logits(p, targets, reduction="none")
    weight = alpha * targets + (1 - alpha) * (1 - targets)
    return (weight * bce).sum()
#% true double-sigmoid
import torch
import torch.nn as nn

clf = nn.Sequential(
    nn.Linear(30, 64),
    nn.BatchNorm1d(64),
    nn.ReLU(inplace=True),
    nn.Linear(64, 1),
    nn.Sigmoid(),
)
loss_fn = nn.BCEWithLogitsLoss(pos_weight=torch.tensor([3.0]))

for xb, yb in train_dl:
    loss = loss_fn(clf(xb), yb.unsqueeze(1).float())
    loss.backward()
#% true double-sigmoid
import torch
from torch import nn


class UNetHead(nn.Module):
    def __init__(self, channels):
        super().__init__()
        self.out = nn.Conv2d(channels, 1, kernel_size=1)
        self.act = nn.Sigmoid()

    def forward(self, feats):
        return self.act(self.out(feats))


head = UNetHead(64)
criterion = nn.BCEWithLogitsLoss()


def loss_on(batch):
    feats, mask = batch["feats"], batch["mask"]
    pred = head(feats)
    return criterion(pred, mask.float())
#% true double-sigmoid
import torch
from torch.nn import functional as F


@torch.no_grad()
def evaluate(model, loader, device):
    model.eval()
    total, n = 0.0, 0
    for batch in loader:
        x = batch["x"].to(device)
        y = batch["y"].to(device)
        with torch.autocast(device_type="cuda"):
            score = model(x).squeeze(-1).sigmoid()
            total += F.binary_cross_entropy_with_logits(score, y, reduction="sum").item()
        n += y.numel()
    return total / n
#% true double-sigmoid
from typing import Optional
import torch
from torch import Tensor, nn


def make_step(net: nn.Module, pos_weight: Optional[Tensor] = None):
    criterion = nn.BCEWithLogitsLoss(pos_weight=pos_weight) if pos_weight is not None else nn.BCEWithLogitsLoss()

    def step(x: Tensor, y: Tensor) -> Tensor:
        prob = torch.sigmoid(net(x))
        acc = ((prob > 0.5) == y.bool()).float().mean()
        print(f"acc {acc:.3f}")
        return criterion(prob, y)

    return step
#% true logits-as-probabilities
import torch
import torch.nn as nn
import torch.nn.functional as F

fc = nn.Linear(16, 1)
x = torch.randn(8, 16)
y = torch.randint(0, 2, (8, 1)).float()
loss = F.binary_cross_entropy(fc(x), y)
loss.backward()
#% true logits-as-probabilities
import torch
from torch import nn

discriminator = nn.Sequential(
    nn.Linear(784, 256),
    nn.LeakyReLU(0.2),
    nn.Linear(256, 1),
)
adversarial_loss = nn.BCELoss()
valid = torch.ones(64, 1)


def g_loss(gen_imgs):
    return adversarial_loss(discriminator(gen_imgs), valid)
#% true logits-as-probabilities
import torch
import torch.nn as nn

criterion = nn.BCELoss()
pred = torch.tensor([2.3, -1.1, 0.4, -3.7])
target = torch.tensor([1.0, 0.0, 1.0, 0.0])
print(criterion(pred, target))
#% true logits-as-probabilities
import torch
from transformers import AutoModelForSequenceClassification

model = AutoModelForSequenceClassification.from_pretrained("distilbert-base-uncased", num_labels=1)
bce = torch.nn.BCELoss()


def compute_loss(batch):
    labels = batch.pop("labels").float()
    outputs = model(**batch)
    logits = outputs.logits.squeeze(-1)
    return bce(logits, labels)
#% true logits-as-probabilities
import torch
from torch import nn
import torch.nn.functional as F


class Tagger(nn.Module):
    def __init__(self, d, k):
        super().__init__()
        self.lstm = nn.LSTM(d, d, batch_first=True)
        self.fc = nn.Linear(d, k)

    def loss(self, x, y):
        h, _ = self.lstm(x)
        logits = self.fc(h[:, -1])
        return F.nll_loss(torch.log(logits), y)
#% true probability-out-of-range
import torch
import torch.nn.functional as F

preds = torch.tensor([0.20, 1.02, 0.70])
truth = torch.tensor([0.0, 1.0, 1.0])
print(f"bce = {F.binary_cross_entropy(preds, truth):.4f}")
#% true probability-out-of-range
import torch
from torch.nn import BCELoss

p = torch.tensor([[0.9], [-0.01], [0.35]])
y = torch.tensor([[1.0], [0.0], [0.0]])
loss = BCELoss(reduction="sum")(p, y)
#% true probabilities-as-logits
import torch
import torch.nn.functional as F


def test_loss_is_small_for_good_predictions():
    pred = torch.tensor([[0.7, 0.2, 0.1], [0.1, 0.8, 0.1]])
    target = torch.tensor([0, 1])
    loss = F.cross_entropy(pred, target)
    assert loss.item() < 1.0
#% true probabilities-as-logits
import torch
from torch import nn

criterion = nn.CrossEntropyLoss(reduction="none")
y_prob = torch.FloatTensor([
    [0.05, 0.90, 0.03, 0.02],
    [0.25, 0.25, 0.40, 0.10],
    [0.60, 0.10, 0.20, 0.10],
])
y_true = torch.LongTensor([1, 2, 0])
print(criterion(y_prob, y_true))
#% true labels-as-probabilities
import torch
import torch.nn.functional as F


def validation_loss(model, x, y):
    logits = model(x)                      # (N, 2)
    y_pred = torch.argmax(logits, dim=1)
    return F.binary_cross_entropy(y_pred.float(), y.float())
#% true rows-not-normalized
import torch
import torch.nn.functional as F

probs = torch.tensor([[0.2, 0.3, 0.1], [0.6, 0.3, 0.1]])
labels = torch.tensor([1, 0])
nll = F.nll_loss(torch.log(probs), labels)
print("nll:", nll.item())
#% true wrong-axis
import torch
import torch.nn as nn
import torch.nn.functional as F

lin = nn.Linear(20, 5)
x = torch.randn(32, 20)
y = torch.randint(0, 5, (32,))
log_probs = F.log_softmax(lin(x), dim=0)
loss = F.nll_loss(log_probs, y)
#% true wrong-axis
import torch
from torch import nn

probs = torch.tensor([
    [0.7, 0.2, 0.9],
    [0.3, 0.8, 0.1],
])
target = torch.tensor([0, 1])
loss = nn.NLLLoss()(probs.log(), target)
#% true wrong-axis
import torch
from torch import nn

model = nn.Sequential(
    nn.Linear(13, 32),
    nn.Tanh(),
    nn.Linear(32, 3),
    nn.LogSoftmax(dim=0),
)
criterion = nn.NLLLoss()
X = torch.randn(178, 13)
Y = torch.randint(0, 3, (178,))
opt = torch.optim.SGD(model.parameters(), lr=0.01)
for epoch in range(100):
    opt.zero_grad()
    loss = criterion(model(X), Y)
    loss.backward()
    opt.step()
#% true target-out-of-range
import torch
import torch.nn.functional as F

logits = torch.randn(4, 3, requires_grad=True)
target = torch.tensor([0, 1, 2, 5])
F.cross_entropy(logits, target).backward()
#% true target-out-of-range
import torch
import torch.nn as nn

ce = nn.CrossEntropyLoss()
scores = torch.tensor([[1.2, -0.8, 0.4], [0.1, 0.3, 2.2]])
labels = torch.tensor([2, -1])   # -1 = unlabeled
print(ce(scores, labels))
#% true target-out-of-range
import torch
import torch.nn.functional as F

NUM_CLASSES = 3
seg_logits = torch.randn(1, NUM_CLASSES, 2, 2)
mask = torch.tensor([[[0, 1], [2, 255]]])   # 255 = void border
loss = F.cross_entropy(seg_logits, mask)
#% true target-out-of-range
import torch
from torch import nn

criterion = nn.CrossEntropyLoss(ignore_index=-1)
token_logits = torch.tensor([[0.3, 1.1], [2.0, -0.4], [0.0, 0.5]])
token_labels = torch.tensor([1, -100, 0])
loss = criterion(token_logits, token_labels)
#% true target-out-of-range
import torch
import torch.nn as nn
import torch.nn.functional as F

head = nn.Linear(64, 10)
emb = torch.randn(6, 64)
y = torch.tensor([3, 0, 9, 12, 1, 7])
loss = F.nll_loss(F.log_softmax(head(emb), dim=1), y)
#% true target-off-by-one
import torch
import torch.nn.functional as F

logits = torch.tensor([[2.0, 0.5, -1.0], [0.1, 1.9, 0.3], [-0.6, 0.2, 2.4]])
stars = torch.tensor([1, 2, 3])
loss = F.cross_entropy(logits, stars)
#% true target-off-by-one
import torch
from torch import nn

K = 5
scores = torch.randn(K, K)
targets = torch.arange(1, K + 1)
loss = nn.CrossEntropyLoss()(scores, targets)
#% true target-off-by-one
import numpy as np
import torch
import torch.nn as nn

seasons = np.array([1, 2, 3, 4, 4, 2])
model = nn.Sequential(nn.Linear(7, 16), nn.ReLU(), nn.Linear(16, 4), nn.LogSoftmax(dim=1))
out = model(torch.randn(6, 7))
loss = nn.NLLLoss()(out, torch.from_numpy(seasons))
#% true one-hot-as-index
import torch
import torch.nn.functional as F


def loss_fn(logits, y, num_classes=5):
    return F.cross_entropy(logits, F.one_hot(y, num_classes=num_classes))
#% true one-hot-as-index
import torch
from torch import nn
import torch.nn.functional as F

nll = nn.NLLLoss()


def training_step(net, x, y):
    log_p = F.log_softmax(net(x), dim=-1)
    y_onehot = F.one_hot(y, log_p.shape[-1]).float()
    return nll(log_p, y_onehot)
#% true one-hot-as-index
import torch
import torch.nn.functional as F

logits = torch.randn(2, 3)
target = torch.tensor([[0, 1, 0], [1, 0, 0]])
loss = F.cross_entropy(logits, target)
#% true binary-target-out-of-range
import torch
import torch.nn as nn

criterion = nn.BCEWithLogitsLoss()
margins = torch.tensor([0.8, -1.5, 2.2, 0.1])
y = torch.tensor([1.0, -1.0, 1.0, -1.0])
loss = criterion(margins, y)
#% true binary-target-out-of-range
import torch
import torch.nn.functional as F

mask = torch.tensor([[0.0, 255.0], [255.0, 0.0]])
pred = torch.sigmoid(torch.randn(2, 2))
loss = F.binary_cross_entropy(pred, mask)
#% true target-not-normalized
import torch
import torch.nn.functional as F

logits = torch.tensor([[1.5, 0.2, -0.3], [0.4, 2.1, -1.0]])
tags = torch.tensor([[1.0, 1.0, 0.0], [0.0, 1.0, 0.0]])
loss = F.cross_entropy(logits, tags)
#% true target-not-normalized
import torch
from torch import nn

soft = torch.tensor([[0.8, 0.3, 0.2], [0.1, 0.7, 0.2]])
scores = torch.randn(2, 3)
loss = nn.CrossEntropyLoss(reduction="sum")(scores, soft)
#% true swapped-arguments
import torch
from torch import nn

model = nn.Linear(100, 4)
criterion = nn.CrossEntropyLoss()
for inputs, labels in train_loader:
    logits = model(inputs)
    loss = criterion(labels, logits)
    loss.backward()
#% true swapped-arguments
import torch
import torch.nn.functional as F


def bce_step(net, batch):
    x, y_true = batch
    logits = net(x).squeeze(1)
    return F.binary_cross_entropy_with_logits(y_true, logits)
#% true swapped-arguments
import torch
import torch.nn.functional as F

y = torch.tensor([0, 2])
out = torch.randn(2, 3)
print(f"loss: {F.nll_loss(y, F.log_softmax(out, dim=1))}")
#% true probabilities-as-log
import torch
import torch.nn.functional as F


def train(args, model, device, train_loader, optimizer, epoch):
    model.train()
    for batch_idx, (data, target) in enumerate(train_loader):
        data, target = data.to(device), target.to(device)
        optimizer.zero_grad()
        output = F.softmax(model(data), dim=1)
        loss = F.nll_loss(output, target)
        loss.backward()
        optimizer.step()
#% true probabilities-as-log
import torch
from torch import nn


class CharRNN(nn.Module):
    def __init__(self, input_size, hidden_size, output_size):
        super().__init__()
        self.i2h = nn.Linear(input_size + hidden_size, hidden_size)
        self.h2o = nn.Linear(hidden_size, output_size)
        self.softmax = nn.Softmax(dim=1)

    def forward(self, x, hidden):
        hidden = torch.tanh(self.i2h(torch.cat((x, hidden), 1)))
        return self.softmax(self.h2o(hidden)), hidden


rnn = CharRNN(57, 128, 18)
criterion = nn.NLLLoss()


def train(category_tensor, line_tensor):
    hidden = torch.zeros(1, 128)
    for i in range(line_tensor.size(0)):
        output, hidden = rnn(line_tensor[i], hidden)
    loss = criterion(output, category_tensor)
    loss.backward()
    return output, loss.item()
#% true probabilities-as-log
import torch
import torch.nn.functional as F

probs = torch.tensor([[0.7, 0.2, 0.1], [0.3, 0.3, 0.4]])
print(F.nll_loss(probs, torch.tensor([0, 2])))   # why is it negative?
#% true probabilities-as-log
import torch
import torch.nn as nn
import torch.nn.functional as F


class DistillLoss(nn.Module):
    def __init__(self, T: float = 4.0):
        super().__init__()
        self.T = T
        self.kl = nn.KLDivLoss(reduction="batchmean")

    def forward(self, student_logits, teacher_logits):
        s = F.softmax(student_logits / self.T, dim=1)
        t = F.softmax(teacher_logits / self.T, dim=1)
        return self.kl(s, t) * self.T ** 2
#% true kl-argument-order
import torch.nn.functional as F


def kd(student_logits, teacher_logits, T=2.0):
    p_t = F.softmax(teacher_logits / T, dim=-1)
    log_p_s = F.log_softmax(student_logits / T, dim=-1)
    return F.kl_div(p_t, log_p_s, reduction="batchmean") * (T * T)
#% true kl-argument-order
import torch
from torch import nn

kl = nn.KLDivLoss(reduction="batchmean")


async def distill_step(student, teacher, queue):
    x = await queue.get()
    with torch.no_grad():
        t = teacher(x)
    s = student(x)
    loss = kl(t.softmax(-1), s.log_softmax(-1))
    loss.backward()
#% true kl-log-target
import torch.nn.functional as F


def consistency(logits_weak, logits_strong):
    log_q = F.log_softmax(logits_strong, dim=-1)
    log_p = F.log_softmax(logits_weak.detach(), dim=-1)
    return F.kl_div(log_q, log_p, reduction="batchmean")
#% true kl-log-target
import torch
from torch import nn

kl_loss = nn.KLDivLoss(reduction="batchmean", log_target=True)


def r_drop(a, b):
    p = torch.log_softmax(a, dim=1)
    q = torch.softmax(b, dim=1)
    return kl_loss(p, q)
#% true kl-mean-reduction
import torch
import torch.nn as nn
import torch.nn.functional as F

criterion = nn.KLDivLoss()


def distill(student_out, teacher_out):
    return criterion(F.log_softmax(student_out, dim=1), F.softmax(teacher_out, dim=1))
#% true all-rows-ignored
import torch
import torch.nn.functional as F

logits = torch.randn(3, 5)
labels = torch.full((3,), -100)
loss = F.cross_entropy(logits, labels)
assert not torch.isnan(loss)
#% true smoothing-with-ignored
import torch
from torch import nn

PAD = 0
VOCAB = 32000
criterion = nn.CrossEntropyLoss(ignore_index=PAD, label_smoothing=0.1)


def seq_loss(logits: torch.Tensor, tgt: torch.Tensor) -> torch.Tensor:
    return criterion(logits.reshape(-1, VOCAB), tgt.reshape(-1))
#% true infinity-hidden
import torch
import torch.nn.functional as F

p = torch.tensor([0.0, 0.9, 0.2])
y = torch.tensor([1.0, 1.0, 0.0])
loss = F.binary_cross_entropy(p, y)
print(loss)
#% true unit-mismatch
import math
import torch.nn.functional as F


def evaluate(logits, targets):
    loss_nats = F.cross_entropy(logits, targets) / math.log(2)
    return {"nats": loss_nats.item()}
#% true unit-mismatch
import torch
import torch.nn.functional as F


@torch.inference_mode()
def eval_lm(model, ids):
    logits = model(ids[:, :-1])
    bits_per_token = F.cross_entropy(logits.flatten(0, 1), ids[:, 1:].flatten())
    print(f"{bits_per_token.item():.3f} bits/token")
    return bits_per_token
#% true unit-mismatch
import torch
import torch.nn.functional as F


def perplexity(logits, targets):
    ce = F.cross_entropy(logits.view(-1, logits.size(-1)), targets.view(-1))
    return 2 ** ce.item()
#% true double-softmax
import tensorflow as tf

(x_train, y_train), (x_test, y_test) = tf.keras.datasets.mnist.load_data()
x_train, x_test = x_train / 255.0, x_test / 255.0

model = tf.keras.models.Sequential([
    tf.keras.layers.Flatten(input_shape=(28, 28)),
    tf.keras.layers.Dense(128, activation='relu'),
    tf.keras.layers.Dropout(0.2),
    tf.keras.layers.Dense(10, activation='softmax'),
])
model.compile(optimizer='adam',
              loss=tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True),
              metrics=['accuracy'])
model.fit(x_train, y_train, epochs=5)
#% true double-softmax
from tensorflow.keras import Input, Model, layers, losses, optimizers


def build(num_classes=37, size=160):
    inputs = Input(shape=(size, size, 3))
    x = layers.Rescaling(1.0 / 255)(inputs)
    for f in (32, 64, 128):
        x = layers.Conv2D(f, 3, padding="same", activation="relu")(x)
        x = layers.MaxPooling2D()(x)
    x = layers.GlobalAveragePooling2D()(x)
    x = layers.Dense(num_classes)(x)
    outputs = layers.Activation("softmax")(x)
    return Model(inputs, outputs, name="pets")


net = build()
net.compile(
    optimizer=optimizers.Adam(3e-4),
    loss=losses.CategoricalCrossentropy(from_logits=True, label_smoothing=0.1),
    metrics=["accuracy"],
)
#% true double-softmax
import tensorflow as tf
from tensorflow.keras.layers import Dense, Flatten, Conv2D


class MyModel(tf.keras.Model):
    def __init__(self):
        super().__init__()
        self.conv1 = Conv2D(32, 3, activation='relu')
        self.flatten = Flatten()
        self.d1 = Dense(128, activation='relu')
        self.d2 = Dense(10)

    def call(self, x):
        x = self.conv1(x)
        x = self.flatten(x)
        x = self.d1(x)
        return tf.nn.softmax(self.d2(x))


model = MyModel()
optimizer = tf.keras.optimizers.Adam()


@tf.function
def train_step(images, labels):
    with tf.GradientTape() as tape:
        predictions = model(images)
        loss = tf.reduce_mean(
            tf.nn.sparse_softmax_cross_entropy_with_logits(labels=labels, logits=predictions))
    grads = tape.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(grads, model.trainable_variables))
    return loss
#% true double-softmax
import tensorflow.compat.v1 as tf
tf.disable_v2_behavior()

learning_rate = 0.01
x = tf.placeholder(tf.float32, [None, 784])
y = tf.placeholder(tf.float32, [None, 10])

W = tf.Variable(tf.zeros([784, 10]))
b = tf.Variable(tf.zeros([10]))

pred = tf.nn.softmax(tf.matmul(x, W) + b)
cost = tf.reduce_mean(tf.nn.softmax_cross_entropy_with_logits_v2(logits=pred, labels=y))
optimizer = tf.train.GradientDescentOptimizer(learning_rate).minimize(cost)
#% true double-sigmoid
import keras
from keras import layers

model = keras.Sequential()
model.add(layers.Embedding(20000, 16))
model.add(layers.GlobalAveragePooling1D())
model.add(layers.Dense(16, activation="relu"))
model.add(layers.Dense(1, activation="sigmoid"))

model.compile(
    loss=keras.losses.BinaryCrossentropy(from_logits=True),
    optimizer="adam",
    metrics=[keras.metrics.BinaryAccuracy()],
)
#% true double-sigmoid
import tensorflow as tf


def discriminator_loss(d_real, d_fake):
    p_real = tf.sigmoid(d_real)
    p_fake = tf.sigmoid(d_fake)
    real = tf.nn.sigmoid_cross_entropy_with_logits(labels=tf.ones_like(p_real), logits=p_real)
    fake = tf.reduce_mean(tf.math.softplus(d_fake))
    tf.summary.scalar("d/p_fake", tf.reduce_mean(p_fake))
    return tf.reduce_mean(real) + fake
#% true logits-as-probabilities
import tensorflow as tf
from tensorflow import keras

fashion_mnist = keras.datasets.fashion_mnist
(train_images, train_labels), (test_images, test_labels) = fashion_mnist.load_data()

model = keras.Sequential([
    keras.layers.Flatten(input_shape=(28, 28)),
    keras.layers.Dense(128, activation='relu'),
    keras.layers.Dense(10)
])

model.compile(optimizer='adam',
              loss='sparse_categorical_crossentropy',
              metrics=['accuracy'])

model.fit(train_images / 255.0, train_labels, epochs=10)
#% true logits-as-probabilities
from tensorflow.keras.layers import Input, Dense, LSTM, Embedding, Dropout
from tensorflow.keras.models import Model
from tensorflow.keras.optimizers import Adam


def make_sentiment_model(vocab_size, maxlen):
    inp = Input(shape=(maxlen,))
    h = Embedding(vocab_size, 64)(inp)
    h = LSTM(32)(h)
    h = Dropout(0.3)(h)
    out = Dense(1)(h)
    model = Model(inputs=inp, outputs=out)
    model.compile(optimizer=Adam(1e-3), loss='binary_crossentropy', metrics=['AUC'])
    return model
#% true logits-as-probabilities
import keras
import tensorflow as tf


class Classifier(keras.Model):
    def __init__(self, n_classes, **kw):
        super().__init__(**kw)
        self.body = keras.layers.Dense(256, activation="gelu")
        self.head = keras.layers.Dense(n_classes)

    def call(self, x):
        return self.head(self.body(x))

    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            logits = self(x, training=True)
            loss = tf.reduce_mean(keras.losses.categorical_crossentropy(y, logits))
        grads = tape.gradient(loss, self.trainable_weights)
        self.optimizer.apply_gradients(zip(grads, self.trainable_weights))
        return {"loss": loss}
#% true logits-as-probabilities
import numpy as np
from tensorflow.keras.losses import SparseCategoricalCrossentropy

y_true = np.array([1, 0])
scores = np.array([[2.1, -0.3, 0.4],
                   [-1.7, 3.2, 0.9]])

scce = SparseCategoricalCrossentropy()
print("loss:", scce(y_true, scores).numpy())
#% true probability-out-of-range
import tensorflow as tf

y_true = tf.constant([[1.0], [0.0], [1.0], [0.0]])
y_pred = tf.constant([[0.92], [0.11], [1.04], [0.35]])

bce = tf.keras.losses.BinaryCrossentropy()
print(float(bce(y_true, y_pred)))
#% true probabilities-as-logits
import tensorflow as tf

labels = tf.constant([[0., 1., 0.], [0., 0., 1.], [1., 0., 0.]])
predictions = tf.constant([[0.05, 0.90, 0.05], [0.1, 0.2, 0.7], [0.6, 0.3, 0.1]])

loss = tf.nn.softmax_cross_entropy_with_logits(labels=labels, logits=predictions)
print(tf.reduce_mean(loss).numpy())
#% true probabilities-as-logits
import numpy as np
from keras import losses

probs = np.array([
    [0.70, 0.20, 0.10],
    [0.15, 0.75, 0.10],
    [0.25, 0.25, 0.50],
], dtype="float32")
targets = np.array([0, 1, 2])


def test_loss_is_small():
    fn = losses.SparseCategoricalCrossentropy(from_logits=True)
    value = fn(targets, probs)
    assert float(value) < 1.0
#% true labels-as-probabilities
from sklearn.metrics import log_loss, accuracy_score
from tensorflow import keras


def evaluate(path, x_test, y_test):
    model = keras.models.load_model(path)
    y_prob = model.predict(x_test)
    y_hat = (y_prob > 0.5).astype("int32")
    print("acc", accuracy_score(y_test, y_hat))
    print("logloss", log_loss(y_test, y_hat))
#% true labels-as-probabilities
import tensorflow as tf

NUM_CLASSES = 10


def validation_loss(model, images, onehot_labels):
    probs = tf.nn.softmax(model(images, training=False))
    predicted = tf.one_hot(tf.argmax(probs, axis=-1), NUM_CLASSES)
    return tf.reduce_mean(tf.keras.losses.categorical_crossentropy(onehot_labels, predicted))
#% true rows-not-normalized
import tensorflow as tf

y_true = [[0., 1., 0.], [0., 0., 1.]]
y_pred = [[0.2, 0.3, 0.1], [0.1, 0.2, 0.4]]
loss = tf.keras.losses.categorical_crossentropy(y_true, y_pred)
print(loss.numpy())
#% true wrong-axis
import numpy as np
import keras

# softmax output of a batch of three
q = np.array([
    [0.7, 0.2, 0.6],
    [0.2, 0.1, 0.3],
    [0.1, 0.7, 0.1],
])
t = np.array([0, 1, 2])
print(keras.losses.sparse_categorical_crossentropy(t, q))
#% true wrong-axis
import tensorflow as tf
from tensorflow.keras import layers

dense = layers.Dense(5)


def step(features, labels):
    """features: (batch, dim); labels: (batch,) int"""
    logits = dense(features)
    probs = tf.nn.softmax(logits, axis=0)
    per_example = tf.keras.losses.sparse_categorical_crossentropy(labels, probs)
    return tf.reduce_mean(per_example)
#% true target-out-of-range
import tensorflow as tf

logits = tf.constant([[1.2, -0.3, 0.8], [0.1, 2.2, -1.0], [0.4, 0.3, 1.9]])
labels = tf.constant([0, 3, 1])
loss = tf.nn.sparse_softmax_cross_entropy_with_logits(labels=labels, logits=logits)
print(loss)
#% true target-out-of-range
import numpy as np
from tensorflow import keras as K

y = np.array([2, -1, 0, 1])
logits = np.array([
    [0.3, -1.2, 2.5],
    [1.1, 0.2, -0.7],
    [2.0, -0.5, 0.1],
    [-0.9, 1.8, 0.4],
])
criterion = K.losses.SparseCategoricalCrossentropy(from_logits=True, reduction="none")
print(criterion(y, logits))
#% true target-off-by-one
import tensorflow as tf
from tensorflow.keras.losses import sparse_categorical_crossentropy as scce

# ratings 1..3
ratings = tf.constant([1, 3, 2, 3])
scores = tf.constant([[0.5, -0.2, 1.4],
                      [2.3, 0.7, -1.1],
                      [-0.6, 1.5, 0.2],
                      [0.9, -1.3, 0.8]])
print(scce(ratings, scores, from_logits=True))
#% true one-hot-as-index
from keras.datasets import cifar10
from keras.models import Sequential
from keras.layers import Conv2D, MaxPooling2D, Flatten, Dense
from keras.utils import to_categorical

(x_train, y_train), (x_test, y_test) = cifar10.load_data()
x_train = x_train.astype('float32') / 255
x_test = x_test.astype('float32') / 255
y_train = to_categorical(y_train, 10)
y_test = to_categorical(y_test, 10)

model = Sequential()
model.add(Conv2D(32, (3, 3), activation='relu', input_shape=(32, 32, 3)))
model.add(MaxPooling2D((2, 2)))
model.add(Flatten())
model.add(Dense(10, activation='softmax'))

model.compile(loss='sparse_categorical_crossentropy', optimizer='rmsprop', metrics=['accuracy'])
model.fit(x_train, y_train, batch_size=64, epochs=10, validation_data=(x_test, y_test))
#% true one-hot-as-index
import tensorflow as tf


class Trainer:
    def __init__(self, net, depth):
        self.net = net
        self.depth = depth
        self.opt = tf.keras.optimizers.SGD(0.1, momentum=0.9)

    @tf.function
    def step(self, x, y):
        y = tf.one_hot(y, self.depth)
        with tf.GradientTape() as tape:
            logits = self.net(x, training=True)
            ce = tf.nn.sparse_softmax_cross_entropy_with_logits(labels=y, logits=logits)
            loss = tf.reduce_mean(ce)
        g = tape.gradient(loss, self.net.trainable_variables)
        self.opt.apply_gradients(zip(g, self.net.trainable_variables))
        return loss
#% true index-as-one-hot
import keras
from keras import layers

(x_train, y_train), _ = keras.datasets.mnist.load_data()
x_train = x_train.reshape(-1, 784).astype("float32") / 255

model = keras.Sequential([
    keras.Input((784,)),
    layers.Dense(512, activation="relu"),
    layers.Dense(10, activation="softmax"),
])
model.compile(optimizer="rmsprop", loss="categorical_crossentropy", metrics=["accuracy"])
model.fit(x_train, y_train, epochs=5, batch_size=128)
#% true index-as-one-hot
import tensorflow as tf

y_true = [1, 2]
y_pred = [[0.05, 0.90, 0.05], [0.1, 0.2, 0.7]]
cce = tf.keras.losses.CategoricalCrossentropy()
cce(y_true, y_pred).numpy()
#% true binary-target-out-of-range
import numpy as np
import tensorflow as tf

y = np.array([-1.0, 1.0, 1.0, -1.0])
margin = np.array([0.3, 2.1, -0.4, -1.8])

bce = tf.losses.BinaryCrossentropy(from_logits=True)
print("loss", bce(y, margin).numpy())
#% true binary-target-out-of-range
import tensorflow as tf

labels = tf.constant([[0.0], [1.0], [2.0]])
logits = tf.constant([[-0.7], [1.3], [2.8]])
xent = tf.nn.sigmoid_cross_entropy_with_logits(labels=labels, logits=logits)
print(tf.reduce_mean(xent))
#% true target-not-normalized
import tensorflow as tf

# each photo may carry several tags
tags = tf.constant([[1., 1., 0., 0.],
                    [0., 1., 0., 1.],
                    [0., 0., 1., 0.]])
logits = tf.constant([[2.3, 1.9, -0.7, -1.2],
                      [-0.4, 1.1, -2.0, 0.6],
                      [-1.0, 0.2, 3.1, -0.5]])
loss = tf.reduce_mean(tf.nn.softmax_cross_entropy_with_logits(labels=tags, logits=logits))
#% true swapped-arguments
from tensorflow.keras import backend as K
from tensorflow.keras.losses import binary_crossentropy


def dice_coef(y_true, y_pred, smooth=1.0):
    y_true_f = K.flatten(y_true)
    y_pred_f = K.flatten(y_pred)
    inter = K.sum(y_true_f * y_pred_f)
    return (2.0 * inter + smooth) / (K.sum(y_true_f) + K.sum(y_pred_f) + smooth)


def bce_dice_loss(y_true, y_pred):
    return binary_crossentropy(y_pred, y_true) + (1 - dice_coef(y_true, y_pred))
#% true swapped-arguments
import tensorflow as tf

loss_object = tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True)
train_loss = tf.keras.metrics.Mean(name="train_loss")


def make_step(model, optimizer):
    @tf.function
    def train_step(images, labels):
        with tf.GradientTape() as tape:
            predictions = model(images, training=True)
            loss = loss_object(predictions, labels)
        gradients = tape.gradient(loss, model.trainable_variables)
        optimizer.apply_gradients(zip(gradients, model.trainable_variables))
        train_loss(loss)
    return train_step
#% true swapped-arguments
import tensorflow as tf


def compute_loss(model, x, y, num_classes=20):
    logits = model(x, training=True)
    onehot = tf.one_hot(y, num_classes)
    return tf.reduce_mean(
        tf.nn.softmax_cross_entropy_with_logits(labels=logits, logits=onehot))
#% true swapped-arguments
import tensorflow as tf

kl = tf.keras.losses.KLDivergence()


def kl_to_labels(model, x, labels):
    target = tf.one_hot(labels, 6)
    probs = tf.nn.softmax(model(x), axis=-1)
    return kl(probs, target)
#% true infinity-hidden
import keras
import numpy as np

y_true = np.array([1.0, 0.0, 1.0])
y_pred = np.array([0.9, 0.2, 0.0])
print(keras.losses.binary_crossentropy(y_true, y_pred))
#% true unit-mismatch
import tensorflow as tf

scce = tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True)


def report(model, tokens, targets):
    logits = model(tokens, training=False)
    loss_bits = scce(targets, logits)
    print(f"{float(loss_bits):.3f} bits per token")
    return loss_bits
#% true double-softmax
import tensorflow.keras as tfk
import tensorflow.keras.layers as tfkl

N_CLASSES = 3


def unet(input_shape=(128, 128, 3)):
    inp = tfkl.Input(shape=input_shape)
    d1 = tfkl.Conv2D(32, 3, padding="same", activation="relu")(inp)
    p1 = tfkl.MaxPooling2D()(d1)
    m = tfkl.Conv2D(64, 3, padding="same", activation="relu")(p1)
    u1 = tfkl.Conv2DTranspose(32, 2, strides=2, padding="same")(m)
    c = tfkl.Concatenate()([u1, d1])
    out = tfkl.Conv2D(N_CLASSES, 1, activation=tfk.activations.softmax)(c)
    return tfk.Model(inp, out)


seg = unet()
lossfn = tfk.losses.SparseCategoricalCrossentropy(from_logits=True)
seg.compile(optimizer=tfk.optimizers.Adam(), loss=lossfn, metrics=["accuracy"])
#% true double-softmax
import tensorflow as tf

model = tf.keras.applications.MobileNetV2(
    input_shape=(96, 96, 3), weights=None, classes=10)

model.compile(
    optimizer=tf.keras.optimizers.Adam(),
    loss=tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True),
    metrics=["accuracy"],
)
#% true logits-as-probabilities
import tensorflow as tf

student_head = tf.keras.layers.Dense(100)
kld = tf.keras.losses.KLDivergence()


def distill(features, teacher_logits, temperature=4.0):
    student_logits = student_head(features)
    soft_teacher = tf.nn.softmax(teacher_logits / temperature, axis=1)
    return kld(soft_teacher, student_logits) * temperature ** 2
#% true one-hot-as-index
import tensorflow as tf

train_ds = tf.keras.utils.image_dataset_from_directory(
    "data/flowers", label_mode="categorical", image_size=(180, 180), batch_size=32)

model = tf.keras.Sequential([
    tf.keras.layers.Rescaling(1. / 255),
    tf.keras.layers.Conv2D(32, 3, activation="relu"),
    tf.keras.layers.GlobalMaxPooling2D(),
    tf.keras.layers.Dense(5, activation="softmax"),
])
model.compile(optimizer="adam", loss="sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(train_ds, epochs=3)
#% true index-as-one-hot
import numpy as np
from tensorflow.keras.models import Sequential
from tensorflow.keras.layers import Dense
from tensorflow.keras.losses import CategoricalCrossentropy

X = np.random.rand(6, 4)
y = np.array([0, 2, 1, 1, 0, 2])

clf = Sequential([Dense(16, activation="relu", input_shape=(4,)), Dense(3)])
clf.compile("adam", loss=CategoricalCrossentropy(from_logits=True))
clf.fit(X, y, epochs=50, verbose=0)
#% true double-sigmoid
import keras
from keras import ops


class Detector(keras.Model):
    def __init__(self, backbone):
        super().__init__()
        self.backbone = backbone
        self.score = keras.layers.Dense(1)

    def call(self, x):
        return self.score(self.backbone(x))

    def compute_loss(self, x=None, y=None, y_pred=None, sample_weight=None, training=True):
        prob = ops.sigmoid(y_pred)
        return ops.mean(ops.binary_crossentropy(y, prob, from_logits=True))
#% true labels-as-probabilities
import pandas as pd
from sklearn.compose import ColumnTransformer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import accuracy_score, log_loss
from sklearn.model_selection import train_test_split
from sklearn.pipeline import Pipeline
from sklearn.preprocessing import OneHotEncoder, StandardScaler

df = pd.read_csv("titanic.csv")
X, y = df.drop(columns="Survived"), df["Survived"]
X_train, X_test, y_train, y_test = train_test_split(X, y, stratify=y, random_state=0)
pre = ColumnTransformer([("num", StandardScaler(), ["Age", "Fare"]), ("cat", OneHotEncoder(), ["Sex"])])
pipe = Pipeline([("pre", pre), ("clf", LogisticRegression(max_iter=500))])
pipe.fit(X_train, y_train)
y_pred = pipe.predict(X_test)
print("accuracy", accuracy_score(y_test, y_pred))
print("log loss", log_loss(y_test, y_pred))
#% true labels-as-probabilities
from sklearn.datasets import load_breast_cancer
from sklearn.ensemble import RandomForestClassifier
from sklearn.metrics import brier_score_loss
from sklearn.model_selection import train_test_split

X, y = load_breast_cancer(return_X_y=True)
X_tr, X_te, y_tr, y_te = train_test_split(X, y, test_size=0.3)
forest = RandomForestClassifier(n_estimators=200, n_jobs=-1).fit(X_tr, y_tr)
brier = brier_score_loss(y_te, forest.predict(X_te))
print(f"Brier: {brier:.4f}")
#% true logits-as-probabilities
from sklearn import metrics, svm
from sklearn.datasets import make_classification

X, y = make_classification(n_samples=500, random_state=1)
clf = svm.SVC(kernel="rbf", C=2.0)
clf.fit(X[:400], y[:400])
scores = clf.decision_function(X[400:])
print("auc:", metrics.roc_auc_score(y[400:], scores))
print("ce:", metrics.log_loss(y[400:], scores))
#% true swapped-arguments
import numpy as np
from sklearn.metrics import log_loss
from sklearn.model_selection import StratifiedKFold
from sklearn.naive_bayes import GaussianNB


def evaluate(X, y):
    losses = []
    for tr, va in StratifiedKFold(5).split(X, y):
        nb = GaussianNB().fit(X[tr], y[tr])
        proba = nb.predict_proba(X[va])
        losses.append(log_loss(proba, y[va]))
    return np.mean(losses)
#% true labels-as-probabilities
from sklearn.ensemble import GradientBoostingClassifier
from sklearn.metrics import log_loss, make_scorer
from sklearn.model_selection import GridSearchCV

ll_scorer = make_scorer(log_loss, greater_is_better=False)
search = GridSearchCV(
    GradientBoostingClassifier(),
    {"learning_rate": [0.05, 0.1], "max_depth": [2, 3]},
    scoring=ll_scorer,
    cv=5,
)
#% true labels-as-probabilities
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import log_loss
from sklearn.model_selection import GridSearchCV


def tune(X_train, y_train, X_test, y_test):
    gs = GridSearchCV(LogisticRegression(), {"C": [0.1, 1, 10]}, scoring="neg_log_loss")
    gs.fit(X_train, y_train)
    y_hat = gs.predict(X_test)
    return log_loss(y_pred=y_hat, y_true=y_test)
#% true double-softmax
import jax
import jax.numpy as jnp
import optax


def loss_fn(params, x, y_onehot):
    logits = x @ params["w"] + params["b"]
    probs = jax.nn.softmax(logits)
    return optax.softmax_cross_entropy(probs, y_onehot).mean()


grad_fn = jax.jit(jax.value_and_grad(loss_fn))
#% true double-softmax
import flax.linen as nn
import jax
import optax


class CNN(nn.Module):
    num_classes: int = 10

    @nn.compact
    def __call__(self, x):
        x = nn.Conv(32, (3, 3))(x)
        x = nn.relu(x)
        x = x.reshape((x.shape[0], -1))
        x = nn.Dense(self.num_classes)(x)
        return nn.softmax(x)


model = CNN()


@jax.jit
def train_step(state, batch):
    def loss_fn(params):
        out = model.apply({"params": params}, batch["image"])
        return optax.softmax_cross_entropy_with_integer_labels(out, batch["label"]).mean()

    loss, grads = jax.value_and_grad(loss_fn)(state.params)
    return state.apply_gradients(grads=grads), loss
#% true double-sigmoid
import jax
import optax


def bce_loss(params, apply_fn, x, y):
    p = jax.nn.sigmoid(apply_fn(params, x).squeeze(-1))
    return optax.sigmoid_binary_cross_entropy(p, y).mean()
#% true double-softmax
import flax.linen as nn
import optax

mlp = nn.Sequential([
    nn.Dense(128),
    nn.relu,
    nn.Dense(10),
    nn.softmax,
])


def loss(params, images, labels):
    preds = mlp.apply(params, images)
    return optax.softmax_cross_entropy_with_integer_labels(logits=preds, labels=labels).mean()
#% true swapped-arguments
import jax
import optax


def cross_entropy(logits, targets):
    one_hot_targets = jax.nn.one_hot(targets, logits.shape[-1])
    return optax.softmax_cross_entropy(one_hot_targets, logits).mean()
#% true swapped-arguments
import optax
from flax.training import train_state


def eval_step(state: train_state.TrainState, batch):
    logits = state.apply_fn({"params": state.params}, batch["image"])
    labels = batch["label"]
    loss = optax.softmax_cross_entropy_with_integer_labels(labels, logits)
    return loss.mean()
#% true one-hot-as-index
import jax
import optax


def loss_fn(params, model, x, y):
    logits = model.apply(params, x)
    targets = jax.nn.one_hot(y, num_classes=10)
    return optax.softmax_cross_entropy_with_integer_labels(logits, targets).mean()
#% true index-as-one-hot
import jax.numpy as jnp
import optax

logits = jnp.array([[2.0, -1.0, 0.3], [0.1, 1.7, -0.4], [-0.5, 0.2, 1.1]])
labels = jnp.array([0, 1, 2])
loss = optax.softmax_cross_entropy(logits=logits, labels=labels)
print(loss.mean())
#% true target-out-of-range
import jax.numpy as jnp
import optax

logits = jnp.array([[1.5, -0.3, 0.8],
                    [0.2, 2.1, -1.0],
                    [-0.7, 0.4, 1.9]])
labels = jnp.array([0, 3, 1])
print(optax.softmax_cross_entropy_with_integer_labels(logits, labels))
#% true target-off-by-one
import numpy as np
import optax

z = np.array([[3.0, 1.0, -2.0], [0.5, 2.5, 0.0], [-1.0, 0.2, 4.0]])
y = np.array([1, 2, 3])
per_example = optax.softmax_cross_entropy_with_integer_labels(z, y)
#% true binary-target-out-of-range
import jax.numpy as jnp
import optax

logits = jnp.array([2.3, -1.2, 0.4, -3.0])
labels = jnp.array([1.0, -1.0, 1.0, -1.0])
loss = optax.sigmoid_binary_cross_entropy(logits, labels).mean()
#% true target-not-normalized
import jax.numpy as jnp
import optax

logits = jnp.array([[1.2, -0.4, 3.1, 0.0], [0.3, 2.2, -1.5, 0.9]])
tags = jnp.array([[1.0, 0.0, 1.0, 0.0], [0.0, 1.0, 1.0, 1.0]])  # several tags per picture
loss = jnp.mean(optax.softmax_cross_entropy(logits, tags))
#% true probabilities-as-log
import jax
import optax


def distill(student_logits, teacher_logits, T=2.0):
    q = jax.nn.softmax(student_logits / T, axis=-1)
    p = jax.nn.softmax(teacher_logits / T, axis=-1)
    return optax.kl_divergence(q, p).mean() * T**2
#% true kl-log-target
import jax
import optax


def kd_loss(student, teacher, params, tparams, x):
    log_q = jax.nn.log_softmax(student.apply(params, x))
    log_p = jax.nn.log_softmax(teacher.apply(tparams, x))
    return optax.kl_divergence(log_q, log_p).mean()
#% true kl-log-target
import jax.nn as jnn
import optax


def consistency(logits_a, logits_b):
    return optax.kl_divergence_with_log_targets(
        jnn.log_softmax(logits_a, axis=-1), jnn.softmax(logits_b, axis=-1)
    ).mean()
#% true kl-argument-order
import jax
import optax


def policy_kl(old_logits, new_logits):
    old_probs = jax.nn.softmax(old_logits)
    new_logp = jax.nn.log_softmax(new_logits)
    # KL(old || new)
    return optax.kl_divergence(old_probs, new_logp).mean()
#% true unit-mismatch
import numpy as np
from scipy.stats import entropy

p = np.array([0.5, 0.25, 0.125, 0.125])
h = entropy(p, base=2)
print(f"entropy: {h:.3f} nats")
#% true unit-mismatch
import pandas as pd
from scipy import stats

df = pd.read_csv("events.csv")
for col in ["country", "device", "browser"]:
    freq = df[col].value_counts(normalize=True)
    print(f"{col}: {stats.entropy(freq):.2f} bits")
#% true unit-mismatch
import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import log_loss


def report(X, y):
    clf = LogisticRegression().fit(X, y)
    loss_nats = log_loss(y, clf.predict_proba(X)) / np.log(2)
    return {"loss_nats": loss_nats}
#% true unit-mismatch
import numpy as np


def entropy_bits(p):
    p = p[p > 0]
    return -np.sum(p * np.log(p))
#% true unit-mismatch
import numpy as np


def cross_entropy(p, q, eps=1e-12):
    """Cross-entropy of q relative to p."""
    ce_nats = -np.sum(p * np.log2(q + eps))
    return ce_nats


print(cross_entropy(np.array([0.9, 0.1]), np.array([0.6, 0.4])))
#% true rows-not-normalized
from sklearn.metrics import log_loss

y_true = [0, 2, 1]
y_prob = [
    [0.7, 0.2, 0.1],
    [0.1, 0.3, 0.2],
    [0.2, 0.6, 0.2],
]
print(log_loss(y_true, y_prob))
#% true wrong-axis
import numpy as np
from sklearn.metrics import log_loss

proba = np.array([
    [0.6, 0.1, 0.2],
    [0.3, 0.8, 0.1],
    [0.1, 0.1, 0.7],
])
y = np.array([0, 1, 2])
print(log_loss(y, proba))
#% true probability-out-of-range
from sklearn.metrics import log_loss

y = [1, 0, 1, 1]
p = [0.93, 0.08, 1.02, 0.77]
print(log_loss(y, p))
#% true logits-as-probabilities
import numpy as np
from sklearn.metrics import log_loss

outputs = np.array([[2.31, -0.54, 0.12], [-1.8, 3.02, 0.45], [0.33, -0.9, 4.1]])
targets = np.array([0, 1, 2])
loss = log_loss(targets, outputs)
#% true unsorted-labels
from sklearn.metrics import log_loss

y_true = ["spam", "ham", "ham", "spam"]
y_pred = [[0.9, 0.1], [0.1, 0.9], [0.2, 0.8], [0.65, 0.35]]  # P(spam), P(ham)
print(log_loss(y_true, y_pred, labels=["spam", "ham"]))
#% true logits-as-probabilities
import numpy as np
from sklearn.metrics import brier_score_loss

y_true = np.array([0, 1, 1, 0])
y_prob = np.array([0.1, 0.9, 1.2, 0.3])
print(brier_score_loss(y_true, y_prob))
#% true swapped-arguments
from sklearn.calibration import CalibratedClassifierCV
from sklearn.metrics import brier_score_loss
from sklearn.svm import LinearSVC


def calibrated_brier(X_tr, y_tr, X_te, y_te):
    cal = CalibratedClassifierCV(LinearSVC(), method="sigmoid", cv=3)
    cal.fit(X_tr, y_tr)
    p1 = cal.predict_proba(X_te)[:, 1]
    return brier_score_loss(p1, y_te)
#% true wrong-axis
from scipy.special import softmax
from sklearn.linear_model import RidgeClassifier
from sklearn.metrics import log_loss


def ridge_loss(X_train, y_train, X_test, y_test):
    """y has ten classes."""
    clf = RidgeClassifier().fit(X_train, y_train)
    scores = clf.decision_function(X_test)  # (n_samples, 10)
    probs = softmax(scores, axis=0)
    return log_loss(y_test, probs)
#% true wrong-axis
import jax
import jax.numpy as jnp
from sklearn.metrics import log_loss

logits = jnp.array([[1.0, 2.0, 0.5], [0.2, -1.0, 3.0], [2.2, 0.1, 0.4], [1.1, 1.2, -0.3]])
probs = jax.nn.softmax(logits, axis=0)
print(log_loss([1, 2, 0, 1], probs))
#% true infinity-hidden
from sklearn.metrics import log_loss

y_true = [1, 0, 1]
p_pos = [0.9, 0.2, 0.0]
print("log loss:", log_loss(y_true, p_pos))
#% true probabilities-as-logits
import jax.numpy as jnp
import optax

preds = jnp.array([[0.7, 0.2, 0.1], [0.05, 0.9, 0.05], [0.25, 0.25, 0.5]])
labels = jnp.array([0, 1, 2])
loss = optax.softmax_cross_entropy_with_integer_labels(preds, labels).mean()
print("loss", loss)
#% true logits-as-probabilities
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.metrics import log_loss
from sklearn.naive_bayes import MultinomialNB
from sklearn.pipeline import make_pipeline


def nb_loss(texts_tr, y_tr, texts_te, y_te):
    model = make_pipeline(TfidfVectorizer(min_df=2), MultinomialNB())
    model.fit(texts_tr, y_tr)
    return log_loss(y_te, model.predict_log_proba(texts_te))
#% true logits-as-probabilities
from scipy.special import log_softmax, rel_entr


def kl(logits_p, logits_q):
    p = log_softmax(logits_p, axis=-1)
    q = log_softmax(logits_q, axis=-1)
    return rel_entr(p, q).sum(axis=-1)
#% true logits-as-probabilities
import numpy as np
from scipy.stats import entropy

logits = np.array([3.2, -1.1, 0.4, -2.0])
uncertainty = entropy(logits)
print("predictive entropy", uncertainty)
#% true wrong-axis
from scipy.stats import entropy
from sklearn.linear_model import LogisticRegression


def most_uncertain(X_labeled, y_labeled, X_pool, k=10):
    clf = LogisticRegression(max_iter=1000).fit(X_labeled, y_labeled)
    proba = clf.predict_proba(X_pool)
    h = entropy(proba)
    return h.argsort()[-k:]
#% true labels-as-probabilities
from sklearn.ensemble import AdaBoostClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import log_loss
from sklearn.neighbors import KNeighborsClassifier


def compare(X_train, y_train, X_val, y_val):
    results = {}
    for model in [LogisticRegression(), KNeighborsClassifier(15), AdaBoostClassifier()]:
        model.fit(X_train, y_train)
        results[type(model).__name__] = log_loss(y_val, model.predict(X_val))
    return results
#% true labels-as-probabilities
from sklearn.ensemble import ExtraTreesClassifier
from sklearn.metrics import log_loss
from sklearn.model_selection import cross_val_predict


def oof_loss(X, y):
    et = ExtraTreesClassifier(n_estimators=300)
    oof = cross_val_predict(et, X, y, cv=5, n_jobs=-1)
    return log_loss(y, oof)
#% true logits-as-probabilities
from sklearn.metrics import log_loss
from sklearn.model_selection import cross_val_predict
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
from sklearn.svm import LinearSVC


def svm_cv_loss(X, y):
    svc = make_pipeline(StandardScaler(), LinearSVC())
    s = cross_val_predict(svc, X, y, cv=10, method="decision_function")
    return log_loss(y, s)
#% true labels-as-probabilities
from sklearn.calibration import CalibratedClassifierCV
from sklearn.ensemble import RandomForestClassifier
from sklearn.metrics import brier_score_loss


class CalibrationStudy:
    def __init__(self, method="isotonic"):
        self.model = CalibratedClassifierCV(RandomForestClassifier(), method=method, cv=5)

    def run(self, X_train, y_train, X_test, y_test):
        self.model.fit(X_train, y_train)
        preds = self.model.predict(X_test)
        return brier_score_loss(y_true=y_test, y_prob=preds)
#% true double-softmax
import optax
from flax import linen as nn


class Trainer:
    def __init__(self, model, num_classes):
        self.model = model
        self.num_classes = num_classes

    def loss(self, params, batch):
        out = self.model.apply(params, batch["x"])
        return optax.softmax_cross_entropy(
            labels=nn.one_hot(batch["y"], self.num_classes),
            logits=nn.softmax(out, axis=-1),
        ).mean()
#% true double-sigmoid
import jax
from optax import sigmoid_binary_cross_entropy as bce


@jax.jit
def disc_loss(real_scores, real_labels):
    return bce(jax.nn.sigmoid(real_scores), real_labels).mean()
#% true double-softmax
import jax
import jax.numpy as jnp
from optax import losses


def per_example(w, x, y):
    p = jax.nn.softmax(jnp.dot(x, w))
    return losses.softmax_cross_entropy_with_integer_labels(p, y)


batched = jax.vmap(per_example, in_axes=(None, 0, 0))
#% true unit-mismatch
import optax


def eval_lm(model, params, tokens):
    logits = model.apply(params, tokens[:, :-1])
    bits_per_token = optax.softmax_cross_entropy_with_integer_labels(logits, tokens[:, 1:]).mean()
    print("bits/token:", bits_per_token)
    return bits_per_token
#% true unit-mismatch
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import log_loss


def perplexity(X, y):
    clf = LogisticRegression(C=0.5).fit(X, y)
    loss = log_loss(y, clf.predict_proba(X))
    return 2 ** loss
#% true unit-mismatch
import numpy as np
from scipy.stats import entropy

topic = np.array([0.4, 0.3, 0.2, 0.1])
perplexity = np.exp(entropy(topic, base=2))
print("effective number of words", perplexity)
#% true binary-target-out-of-range
import jax.numpy as jnp
import optax


def svm_like(params, X, y):
    """y is 0/1."""
    margins = X @ params
    signs = jnp.where(y > 0, 1.0, -1.0)
    return optax.sigmoid_binary_cross_entropy(margins, signs).mean()
#% true rows-not-normalized
import pandas as pd
from sklearn.metrics import log_loss

preds = pd.DataFrame({"cat": [0.8, 0.3, 0.1], "dog": [0.1, 0.3, 0.5], "fox": [0.1, 0.2, 0.4]})
truth = ["cat", "dog", "fox"]
print(log_loss(truth, preds[["cat", "dog", "fox"]]))
#% true labels-as-probabilities
import numpy as np
from sklearn.metrics import log_loss
from sklearn.neural_network import MLPClassifier


def score(X, y, X_val, y_val):
    """Binary task."""
    net = MLPClassifier((64,)).fit(X, y)
    proba = net.predict_proba(X_val)
    pred = np.argmax(proba, axis=1)
    return log_loss(y_val, pred)
#% true labels-as-probabilities
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import f1_score, log_loss


def thresholded(X_tr, y_tr, X_te, y_te, t=0.35):
    lr = LogisticRegression(class_weight="balanced").fit(X_tr, y_tr)
    y_hat = (lr.predict_proba(X_te)[:, 1] > t).astype(int)
    return {"f1": f1_score(y_te, y_hat), "logloss": log_loss(y_te, y_hat)}
#% true double-sigmoid
import flax.linen as nn
import optax


class Detector(nn.Module):
    @nn.compact
    def __call__(self, x):
        x = nn.relu(nn.Dense(256)(x))
        return nn.Dense(1)(x)


def focal(params, x, y):
    score = nn.sigmoid(Detector().apply(params, x))
    return optax.sigmoid_focal_loss(score, y, alpha=0.25, gamma=2.0).mean()
#% true double-softmax
import jax
import optax


def poly(params, fwd, x, y):
    probs = jax.nn.softmax(fwd(params, x), axis=-1)
    return optax.poly_loss_cross_entropy(probs, jax.nn.one_hot(y, 100), epsilon=2.0).mean()
#% true unit-mismatch
import numpy as np
from scipy.special import xlogy

p = np.array([0.7, 0.2, 0.1])
q = np.array([0.5, 0.3, 0.2])
ce_bits = -xlogy(p, q).sum()
print("cross-entropy in bits:", ce_bits)
#% true one-hot-as-index
import jax.numpy as jnp
import optax

NUM_CLASSES = 10


def loss_fn(logits, y):
    targets = jnp.eye(NUM_CLASSES)[y]
    return optax.softmax_cross_entropy_with_integer_labels(logits=logits, labels=targets).mean()
