#% true double-softmax — a forward that names its softmax logits and computes the loss itself
import torch
import torch.nn as nn
import torch.nn.functional as F

class TinyLM(nn.Module):
    def __init__(self, cfg):
        super().__init__()
        self.cfg = cfg
        self.emb = nn.Embedding(cfg.vocab_size, cfg.d_model)
        self.out = nn.Linear(cfg.d_model, cfg.vocab_size)

    def forward(self, idx, targets=None):
        h = self.emb(idx)
        a = self.out(h)
        logits = F.softmax(a, dim=-1)
        if targets is not None:
            loss = F.cross_entropy(logits.view(-1, self.cfg.vocab_size), targets.view(-1))
            return logits, loss
        return logits
#% true double-softmax — GAN with an auxiliary classifier, the head a Sequential in the discriminator
import torch
import torch.nn as nn

class Discriminator(nn.Module):
    def __init__(self):
        super().__init__()
        self.features = nn.Sequential(nn.Conv2d(1, 16, 3, 2, 1), nn.LeakyReLU(0.2))
        self.adv_layer = nn.Linear(128, 1)
        self.aux_layer = nn.Sequential(nn.Linear(128, 10), nn.Softmax(dim=1))

    def forward(self, img):
        out = self.features(img)
        out = out.view(out.shape[0], -1)
        validity = self.adv_layer(out)
        label = self.aux_layer(out)
        return validity, label

discriminator = Discriminator()
auxiliary_loss = nn.CrossEntropyLoss()
real_pred, real_aux = discriminator(real_imgs)
d_real_loss = auxiliary_loss(real_aux, labels)
#% true double-softmax — notebook: model, criterion and loop in three cells
from torch import nn
import torch

class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc1 = nn.Linear(784, 128)
        self.fc2 = nn.Linear(128, 10)
        self.softmax = nn.Softmax(dim=1)

    def forward(self, x):
        x = torch.relu(self.fc1(x))
        x = self.fc2(x)
        return self.softmax(x)

model = Net()
criterion = nn.CrossEntropyLoss()
optimizer = torch.optim.Adam(model.parameters())

for epoch in range(5):
    for images, labels in trainloader:
        optimizer.zero_grad()
        log_ps = model(images.view(images.shape[0], -1))
        loss = criterion(log_ps, labels)
        loss.backward()
        optimizer.step()
#% true double-softmax — model moved and wrapped before use
import torch, torch.nn as nn
import torch.nn.functional as F
class Head(nn.Module):
    def __init__(self, d, k):
        super().__init__()
        self.proj = nn.Linear(d, k)
    def forward(self, x):
        return F.softmax(self.proj(x), dim=-1)
net = Head(256, 5)
net = nn.DataParallel(net)
net = net.to(device)
loss_fn = nn.CrossEntropyLoss(label_smoothing=0.05)
out = net(feats)
loss = loss_fn(out, y)
#% true double-softmax — loss function defined by a helper
import torch.nn as nn
import torch
def make_criterion(weights):
    return nn.CrossEntropyLoss(weight=weights)
criterion = make_criterion(w)
scores = torch.softmax(net(x), 1)
loss = criterion(scores, y)
#% true double-softmax — Lightning module with a softmax in forward
import pytorch_lightning as pl
import torch
from torch import nn
from torch.nn import functional as F

class LitMNIST(pl.LightningModule):
    def __init__(self):
        super().__init__()
        self.l1 = nn.Linear(28 * 28, 10)

    def forward(self, x):
        return torch.softmax(self.l1(x.view(x.size(0), -1)), dim=1)

    def training_step(self, batch, batch_idx):
        x, y = batch
        y_hat = self(x)
        loss = F.cross_entropy(y_hat, y)
        self.log("train_loss", loss)
        return loss
#% true double-softmax — validation step calls forward by name
import lightning as L
import torch
import torch.nn as nn
class Clf(L.LightningModule):
    def __init__(self, net):
        super().__init__()
        self.net = net
        self.loss = nn.CrossEntropyLoss()
    def forward(self, x):
        z = self.net(x)
        return z.softmax(dim=1)
    def validation_step(self, batch, _):
        x, y = batch
        p = self.forward(x)
        val_loss = self.loss(p, y)
        self.log('val_loss', val_loss)
#% true double-softmax — Hugging Face outputs
import torch
from transformers import AutoModelForSequenceClassification
model = AutoModelForSequenceClassification.from_pretrained("bert-base-uncased", num_labels=3)
outputs = model(**batch)
probs = torch.nn.functional.softmax(outputs.logits, dim=-1)
loss_fct = torch.nn.CrossEntropyLoss()
loss = loss_fct(probs.view(-1, 3), batch["labels"].view(-1))
#% true double-softmax — conditional expression, both branches a softmax
import torch.nn.functional as F
probs = F.softmax(z / T, dim=1) if T else F.softmax(z, dim=1)
loss = F.cross_entropy(probs, y)
#% true double-softmax — temperature, then rebinding
import torch
import torch.nn as nn
ce = nn.CrossEntropyLoss(reduction='none')
def distill(student_logits, labels, T=2.0):
    s = student_logits / T
    s = torch.softmax(s, dim=1)
    per_row = ce(s, labels)
    return per_row.mean()
#% true double-softmax — the softmax module is kept as a constant
import torch.nn as nn
SOFTMAX = nn.Softmax(dim=1)
LOSS = nn.CrossEntropyLoss()
def step(model, x, y):
    y_hat = SOFTMAX(model(x))
    return LOSS(y_hat, y)
#% true double-softmax — segmentation with channel softmax
import torch.nn as nn
import torch.nn.functional as F
class SegLoss(nn.Module):
    def __init__(self, ignore=255):
        super().__init__()
        self.ce = nn.CrossEntropyLoss(ignore_index=ignore)
    def forward(self, inputs, masks):
        inputs = F.softmax(inputs, dim=1)
        return self.ce(inputs, masks.long())
#% true double-softmax — compiled Keras model through a variable for the loss
import tensorflow as tf
loss_fn = tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True)
model = tf.keras.models.Sequential([
    tf.keras.layers.Flatten(input_shape=(28, 28)),
    tf.keras.layers.Dense(128, activation='relu'),
    tf.keras.layers.Dropout(0.2),
    tf.keras.layers.Dense(10),
    tf.keras.layers.Softmax(),
])
model.compile(optimizer='adam', loss=loss_fn, metrics=['accuracy'])
#% true double-softmax — functional model built in a function
from tensorflow import keras
from tensorflow.keras import layers

def build_model(input_shape, n_classes):
    inputs = keras.Input(shape=input_shape)
    x = layers.Conv1D(64, 3, activation="relu")(inputs)
    x = layers.GlobalAveragePooling1D()(x)
    outputs = layers.Dense(n_classes, activation="softmax")(x)
    return keras.Model(inputs, outputs)

model = build_model((128, 3), 6)
model.compile(
    optimizer=keras.optimizers.Adam(1e-3),
    loss=keras.losses.CategoricalCrossentropy(from_logits=True),
    metrics=["accuracy"],
)
#% true double-softmax — custom training loop with GradientTape
import tensorflow as tf
model = tf.keras.Sequential([
    tf.keras.layers.Dense(64, activation='relu'),
    tf.keras.layers.Dense(4, activation='softmax')])
cce = tf.keras.losses.CategoricalCrossentropy(from_logits=True)
with tf.GradientTape() as tape:
    preds = model(x, training=True)
    loss = cce(y, preds)
#% true double-softmax — subclassed Keras model
import tensorflow as tf
class MyModel(tf.keras.Model):
    def __init__(self, units):
        super().__init__()
        self.d1 = tf.keras.layers.Dense(units, activation='relu')
        self.d2 = tf.keras.layers.Dense(10, activation='softmax')
    def call(self, x):
        x = self.d1(x)
        return self.d2(x)
model = MyModel(128)
loss_object = tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True)
@tf.function
def train_step(images, labels):
    with tf.GradientTape() as tape:
        predictions = model(images)
        loss = loss_object(labels, predictions)
    return loss
#% true double-softmax — TF1 style session code
import tensorflow.compat.v1 as tf
W = tf.Variable(tf.zeros([784, 10]))
b = tf.Variable(tf.zeros([10]))
pred = tf.nn.softmax(tf.matmul(x, W) + b)
cost = tf.reduce_mean(tf.nn.softmax_cross_entropy_with_logits_v2(labels=y, logits=pred))
#% true double-softmax — flax module
import jax, jax.numpy as jnp
import flax.linen as nn
import optax
class MLP(nn.Module):
    @nn.compact
    def __call__(self, x):
        x = nn.relu(nn.Dense(128)(x))
        x = nn.Dense(10)(x)
        return nn.softmax(x)
def loss_fn(params, batch):
    probs = MLP().apply({'params': params}, batch['image'])
    return optax.softmax_cross_entropy_with_integer_labels(probs, batch['label']).mean()
#% true double-softmax — optax on jax.nn.softmax
import jax
import optax
def loss_fn(params, x, y):
    p = jax.nn.softmax(model.apply(params, x), axis=-1)
    return jax.numpy.mean(optax.softmax_cross_entropy(logits=p, labels=y))
#% true double-sigmoid — the model's last layer is a Sigmoid
import torch
import torch.nn as nn
class BinaryClassifier(nn.Module):
    def __init__(self, n_features):
        super().__init__()
        self.layers = nn.Sequential(
            nn.Linear(n_features, 64),
            nn.ReLU(),
            nn.BatchNorm1d(64),
            nn.Linear(64, 1),
            nn.Sigmoid(),
        )
    def forward(self, inputs):
        return self.layers(inputs)
model = BinaryClassifier(30)
criterion = nn.BCEWithLogitsLoss(pos_weight=pos_weight)
y_pred = model(X_batch)
loss = criterion(y_pred, y_batch.unsqueeze(1))
#% true double-sigmoid — squeeze after sigmoid
import torch
import torch.nn as nn
criterion = nn.BCEWithLogitsLoss()
for xb, yb in train_dl:
    preds = torch.sigmoid(model(xb)).squeeze(1)
    loss = criterion(preds, yb.float())
#% true double-sigmoid — edge scores of a graph
import torch
import torch.nn.functional as F
def compute_loss(pos_score, neg_score):
    scores = torch.cat([pos_score, neg_score]).sigmoid()
    labels = torch.cat([torch.ones(pos_score.shape[0]), torch.zeros(neg_score.shape[0])])
    return F.binary_cross_entropy_with_logits(scores, labels)
#% true double-sigmoid — U-Net output
import torch
import torch.nn as nn
class UNet(nn.Module):
    def __init__(self):
        super(UNet, self).__init__()
        self.outc = nn.Conv2d(64, 1, kernel_size=1)
    def forward(self, x):
        x = self.encode(x)
        x = self.outc(x)
        return torch.sigmoid(x)
net = UNet().to(device)
bce = nn.BCEWithLogitsLoss()
masks_pred = net(imgs)
loss = bce(masks_pred, true_masks)
#% true double-sigmoid — GAN, fakes detached
import torch
import torch.nn as nn
adversarial_loss = nn.BCEWithLogitsLoss()
D = nn.Sequential(nn.Linear(784, 256), nn.LeakyReLU(0.2), nn.Linear(256, 1), nn.Sigmoid())
real_loss = adversarial_loss(D(real), valid)
#% true double-sigmoid — Keras compile, keyword loss
from tensorflow import keras
from tensorflow.keras import layers
model = keras.Sequential()
model.add(layers.Embedding(10000, 16))
model.add(layers.GlobalAveragePooling1D())
model.add(layers.Dense(1, activation="sigmoid"))
model.compile(loss=keras.losses.BinaryCrossentropy(from_logits=True), optimizer="adam", metrics=["accuracy"])
#% true double-sigmoid — tf.nn in a multi-label head
import tensorflow as tf
probs = tf.nn.sigmoid(dense(x))
loss = tf.reduce_mean(tf.nn.sigmoid_cross_entropy_with_logits(labels=tf.cast(y, tf.float32), logits=probs))
#% true double-sigmoid — optax
import jax.nn as jnn
import optax
def bce(params, x, y):
    out = jnn.sigmoid(forward(params, x))
    return optax.sigmoid_binary_cross_entropy(out, y).mean()
#% true logits-as-probabilities — Keras string loss after a bare Dense
import tensorflow as tf
model = tf.keras.Sequential([
    tf.keras.layers.Conv2D(32, 3, activation='relu', input_shape=(32, 32, 3)),
    tf.keras.layers.Flatten(),
    tf.keras.layers.Dense(64, activation='relu'),
    tf.keras.layers.Dense(10),
])
model.compile(optimizer='adam', loss='sparse_categorical_crossentropy', metrics=['accuracy'])
#% true logits-as-probabilities — BCELoss on a Linear
import torch.nn as nn
model = nn.Sequential(nn.Linear(20, 32), nn.ReLU(), nn.Linear(32, 1))
criterion = nn.BCELoss()
out = model(x)
loss = criterion(out, y)
#% true logits-as-probabilities — the class's forward ends in a linear layer
import torch
from torch import nn
class LogReg(nn.Module):
    def __init__(self, d):
        super().__init__()
        self.linear = nn.Linear(d, 1)
    def forward(self, x):
        return self.linear(x)
model = LogReg(8)
loss_fn = nn.BCELoss()
loss = loss_fn(model(X).squeeze(), y)
#% true logits-as-probabilities — functional Keras, binary loss by string
from keras.layers import Input, Dense
from keras.models import Model
inp = Input(shape=(12,))
h = Dense(32, activation='relu')(inp)
out = Dense(1)(h)
model = Model(inputs=inp, outputs=out)
model.compile('adam', 'binary_crossentropy')
#% true logits-as-probabilities — SVC decision function into log_loss
from sklearn.svm import LinearSVC
from sklearn.metrics import log_loss
svm = LinearSVC().fit(X_train, y_train)
scores = svm.decision_function(X_test)
print("log loss:", log_loss(y_test, scores))
#% true logits-as-probabilities — literal logits in a forum question
import tensorflow as tf
y_true = [[0., 1., 0.], [0., 0., 1.]]
y_pred = [[4.0, 2.0, -1.0], [0.0, 5.0, 1.0]]
cce = tf.keras.losses.CategoricalCrossentropy()
print(cce(y_true, y_pred).numpy())
#% true probability-out-of-range — a typo
from sklearn.metrics import log_loss
y_true = [1, 0, 1, 1]
y_prob = [0.9, 0.1, 1.02, 0.6]
print(log_loss(y_true, y_prob))
#% true probabilities-as-logits — probabilities written out
import torch
import torch.nn as nn
loss = nn.CrossEntropyLoss()
preds = torch.tensor([[0.1, 0.2, 0.7], [0.8, 0.1, 0.1]])
target = torch.tensor([2, 0])
print(loss(preds, target))
#% true probabilities-as-logits — TensorFlow from a Stack Overflow question
import tensorflow as tf
logits = tf.constant([[0.05, 0.95, 0.0], [0.1, 0.8, 0.1]])
labels = tf.constant([[0., 1., 0.], [0., 0., 1.]])
loss = tf.nn.softmax_cross_entropy_with_logits(labels=labels, logits=logits)
#% true labels-as-probabilities — random forest
from sklearn.ensemble import RandomForestClassifier
from sklearn.metrics import accuracy_score, log_loss
rf = RandomForestClassifier(n_estimators=200, random_state=0)
rf.fit(X_train, y_train)
y_pred = rf.predict(X_test)
print(accuracy_score(y_test, y_pred))
print(log_loss(y_test, y_pred))
#% true labels-as-probabilities — fit chained
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import log_loss
clf = LogisticRegression(max_iter=1000).fit(X_train, y_train)
print(f"test log loss {log_loss(y_test, clf.predict(X_test)):.3f}")
#% true rows-not-normalized — hand-made rows
from sklearn.metrics import log_loss
y_true = ["bam", "ham", "spam"]
y_pred = [[0.8, 0.1, 0.1], [0.3, 0.6, 0.2], [0.2, 0.3, 0.5]]
log_loss(y_true, y_pred)
#% true rows-not-normalized — Keras functional with NumPy rows
import numpy as np
import keras
y = np.array([[1, 0], [0, 1]])
p = np.array([[0.9, 0.3], [0.2, 0.8]])
loss = keras.losses.categorical_crossentropy(y, p)
#% true wrong-axis — columns
import numpy as np
from sklearn.metrics import log_loss
p = np.array([[0.9, 0.2, 0.4],
              [0.1, 0.8, 0.6]])
loss = log_loss([0, 1], p, labels=[0, 1, 2])
#% true target-out-of-range — mask value
import torch
import torch.nn.functional as F
logits = torch.tensor([[0.3, 1.2, -0.4], [2.0, 0.1, 0.0], [0.2, 0.1, 0.9]])
labels = torch.tensor([0, 255, 2])
loss = F.cross_entropy(logits, labels)
#% true target-out-of-range — minus one for missing
import torch
loss = torch.nn.CrossEntropyLoss()(torch.tensor([[1.5, -0.2], [0.3, 0.8]]), torch.tensor([-1, 1]))
#% true target-off-by-one — classes numbered from one, randn logits
import torch
import torch.nn as nn
criterion = nn.CrossEntropyLoss()
output = torch.randn(4, 3)
target = torch.tensor([1, 2, 3, 1])
loss = criterion(output, target)
#% true one-hot-as-index — sparse loss with to_categorical
from tensorflow.keras.utils import to_categorical
import tensorflow as tf
y_train = to_categorical(y_train, 10)
scce = tf.keras.losses.SparseCategoricalCrossentropy()
loss = scce(y_train, model(x_train))
#% true one-hot-as-index — optax integer labels
import jax
import optax
def loss_fn(logits, labels):
    one_hot = jax.nn.one_hot(labels, 10)
    return optax.softmax_cross_entropy_with_integer_labels(logits=logits, labels=one_hot).mean()
#% true one-hot-as-index — NLLLoss with one-hot
import torch
import torch.nn as nn
import torch.nn.functional as F
nll = nn.NLLLoss()
y_oh = F.one_hot(y, num_classes=5)
loss = nll(F.log_softmax(model(x), dim=1), y_oh)
#% true index-as-one-hot — argmax then categorical
import numpy as np
import tensorflow as tf
labels = np.argmax(y_test, axis=1)
cce = tf.keras.losses.CategoricalCrossentropy()
loss = cce(labels, model.predict(x_test))
#% true index-as-one-hot — optax softmax_cross_entropy given argmax
import jax.numpy as jnp
import optax
y = jnp.argmax(targets, axis=-1)
loss = optax.softmax_cross_entropy(logits, y)
#% true binary-target-out-of-range — plus/minus one
import torch
import torch.nn as nn
bce = nn.BCEWithLogitsLoss()
y = torch.tensor([1.0, -1.0, -1.0, 1.0])
loss = bce(net(x), y)
#% true target-not-normalized — multi-label rows with categorical
import tensorflow as tf
y_true = [[1, 1, 0], [0, 1, 0]]
loss = tf.keras.losses.CategoricalCrossentropy(from_logits=True)(y_true, model(x))
#% true swapped-arguments — sklearn with named arrays
from sklearn.metrics import log_loss
y_proba = clf.predict_proba(X_val)
score = log_loss(y_proba, y_val)
#% true swapped-arguments — Keras order used in PyTorch
import torch.nn as nn
criterion = nn.CrossEntropyLoss()
for inputs, labels in loader:
    outputs = model(inputs)
    loss = criterion(labels, outputs)
#% true swapped-arguments — PyTorch order used in Keras
import tensorflow as tf
bce = tf.keras.losses.BinaryCrossentropy(from_logits=True)
def step(x, y_true):
    y_pred = model(x, training=True)
    return bce(y_pred, y_true)
#% true probabilities-as-log — forward softmax, NLLLoss
import torch.nn as nn
import torch.nn.functional as F
class RNN(nn.Module):
    def __init__(self, i, h, o):
        super().__init__()
        self.h2o = nn.Linear(h, o)
        self.softmax = nn.Softmax(dim=1)
    def forward(self, x):
        out = self.h2o(x)
        out = self.softmax(out)
        return out
rnn = RNN(57, 128, 18)
criterion = nn.NLLLoss()
output = rnn(line_tensor)
loss = criterion(output, category_tensor)
#% true probabilities-as-log — KLDivLoss on two softmaxes
import torch.nn as nn
import torch.nn.functional as F
kl = nn.KLDivLoss(reduction="batchmean")
p = F.softmax(student(x) / T, dim=1)
q = F.softmax(teacher(x) / T, dim=1)
loss = kl(p, q) * T * T
#% true kl-argument-order — teacher first
import torch.nn.functional as F
teacher_p = F.softmax(teacher_logits / T, dim=-1)
student_logp = F.log_softmax(student_logits / T, dim=-1)
kd = F.kl_div(teacher_p, student_logp, reduction="batchmean")
#% true kl-log-target — both logs
import torch.nn as nn
kl_loss = nn.KLDivLoss(reduction="batchmean")
inp = nn.functional.log_softmax(a, dim=1)
tgt = nn.functional.log_softmax(b, dim=1)
loss = kl_loss(inp, tgt)
#% true kl-mean-reduction — default reduction of the module
import torch.nn as nn
import torch.nn.functional as F
kl_loss = nn.KLDivLoss()
loss = kl_loss(F.log_softmax(s, dim=1), F.softmax(t, dim=1))
#% true unsorted-labels — string classes
from sklearn.metrics import log_loss
ll = log_loss(y_true, probs, labels=["positive", "neutral", "negative"])
#% true infinity-hidden — zero for what happened
from sklearn.metrics import log_loss
print(log_loss([0, 1, 1], [0.2, 0.0, 0.7]))
#% true all-rows-ignored — padding only
import torch
import torch.nn as nn
PAD = 0
criterion = nn.CrossEntropyLoss(ignore_index=PAD)
target = torch.tensor([0, 0, 0, 0])
loss = criterion(torch.randn(4, 12), target)
#% true smoothing-with-ignored — translation model
import torch.nn as nn
PAD_IDX = 1
loss_fn = nn.CrossEntropyLoss(ignore_index=PAD_IDX, label_smoothing=0.1)
loss = loss_fn(logits.reshape(-1, logits.shape[-1]), tgt_out.reshape(-1))
#% true unit-mismatch — bits per character without the division
import torch.nn.functional as F
bpc = F.cross_entropy(logits.view(-1, V), targets.view(-1)).item()
#% true unit-mismatch — 2 to the power of a loss in nats
import torch.nn.functional as F
loss = F.cross_entropy(logits, targets)
perplexity = 2 ** loss.item()
#% true unit-mismatch — torch.pow of two
import torch
import torch.nn as nn
criterion = nn.CrossEntropyLoss()
val_loss = criterion(model(x), y)
ppl = torch.pow(2, val_loss)
#% true unit-mismatch — exp of bits
import numpy as np
from scipy.stats import entropy
h = entropy(p, base=2)
perplexity = np.exp(h)
